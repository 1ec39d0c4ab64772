package letters.frontend;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML with {@code {{names}}} in it, whose values are always escaped. */
record Template(String html) {

    private static final Pattern NAME = Pattern.compile("\\{\\{([a-z-]+)}}");

    /** Fails on a name without a value: a page with a hole is a bug, not an answer. */
    String fill(Map<String, String> values) {
        return NAME.matcher(html)
                .replaceAll(name -> Matcher.quoteReplacement(escape(Optional.ofNullable(values.get(name.group(1)))
                        .orElseThrow(() -> new IllegalArgumentException("no value for " + name.group())))));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
