package lab.report;

/** Text of others within Markdown. */
public final class MarkdownText {

    private MarkdownText() {}

    /** As it was said, be it Markdown or not: a block, empty for a blank text. */
    public static String quoted(String text) {
        return text.isBlank() ? "" : "<pre>" + Markup.escaped(text.strip()) + "</pre>";
    }

    /** A line; nothing in it is Markdown or HTML, none of it calls anybody. */
    public static String escaped(String text) {
        return Markup.escaped(text.replaceAll("\\s+", " ").strip())
                .replaceAll("(?<!&)#|[|~*_`\\[\\]@\\\\]|(?<=:)(?=//)", "\\\\$0");
    }
}
