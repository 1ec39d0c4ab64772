package lab.report;

import static java.util.stream.Collectors.joining;

import java.util.Collection;

/** HTML or SVG. What a cluster says may look like markup: so all that is put into a template is escaped, but what is markup already. */
public record Markup(String html) {

    static final Markup NONE = new Markup("");

    /** The template, with its {@code %s} filled in. */
    public static Markup of(String template, Object... parts) {
        var filled = new Object[parts.length];
        for (var i = 0; i < filled.length; i++) {
            filled[i] = markup(parts[i]);
        }
        return new Markup(template.formatted(filled));
    }

    /** For SVG, where only a tspan can be hidden. */
    static Markup spans(Text text) {
        return both(text, "tspan");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String markup(Object part) {
        if (part instanceof Markup markup) {
            return markup.html;
        } else if (part instanceof Text text) {
            return both(text, "span").html;
        } else if (part instanceof Collection<?> parts) {
            return parts.stream().map(Markup::markup).collect(joining());
        }
        return escaped(String.valueOf(part));
    }

    private static Markup both(Text text, String element) {
        return new Markup(
                text.en().equals(text.ko())
                        ? escaped(text.en())
                        : "<%1$s lang=\"en\">%2$s</%1$s><%1$s lang=\"ko\">%3$s</%1$s>"
                                .formatted(element, escaped(text.en()), escaped(text.ko())));
    }
}
