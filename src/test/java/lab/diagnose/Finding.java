package lab.diagnose;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Why it is broken.
 *
 * @param service whose Deployment or Service it is; empty if none's
 * @param words what the texts name: the second, third … of their arguments; the first is the service
 * @param evidence what was seen, quoted
 * @param hint what is told beside the cause, where more is known
 * @param kind of the workload, as kubectl is told it
 */
public record Finding(Cause cause, String service, List<String> words, List<String> evidence, Hint hint, String kind) {

    private static final String DEPLOYMENT = "deployment";

    public Finding(Cause cause, String service, List<String> words, List<String> evidence, Hint hint) {
        this(cause, service, words, evidence, hint, DEPLOYMENT);
    }

    public Finding(Cause cause, String service, List<String> words, List<String> evidence) {
        this(cause, service, words, evidence, Hint.NONE);
    }

    /** The same, with what the program's own words tell beside it. */
    Finding with(Hint told) {
        return new Finding(cause, service, words, evidence, told, kind);
    }

    /** The same, of a workload of that kind: {@code StatefulSet}. */
    Finding of(String workload) {
        return new Finding(cause, service, words, evidence, hint, workload.toLowerCase(Locale.ROOT));
    }

    /** What is broken, in one sentence. */
    public String title(Locale language) {
        return text(language, "title");
    }

    /** What follows from it, and why. */
    public String why(Locale language) {
        return hint.isEmpty() ? text(language, "why") : hint.text(language) + "\n" + text(language, "why");
    }

    /** What to do; the command to type, where there is one. */
    public String fix(Locale language) {
        return text(language, "fix").replaceAll("\\bdeployment(?=[ /]" + Pattern.quote(service) + "\\b)", kind);
    }

    /** All of it, as lines for a terminal. */
    public String text(Locale language) {
        return "%s  [%s]\n%s\n%s\n%s\n"
                .formatted(
                        cause.isRisk() ? Hint.of("risk", title(language)).text(language) : title(language),
                        cause.id(),
                        indented(why(language)),
                        evidence.stream().map(line -> "  > " + line.strip()).collect(joining("\n")),
                        indented("→ " + fix(language)));
    }

    /** As a moment of a recording keeps it. */
    public Map<String, Object> moment() {
        return Map.of(
                "cause", cause.id(),
                "service", service,
                "infrastructure", cause.infrastructure(),
                "title", Map.of("en", title(Locale.ENGLISH), "ko", title(Locale.KOREAN)),
                "why", Map.of("en", why(Locale.ENGLISH), "ko", why(Locale.KOREAN)),
                "fix", Map.of("en", fix(Locale.ENGLISH), "ko", fix(Locale.KOREAN)),
                "evidence", evidence);
    }

    private String text(Locale language, String which) {
        var arguments = new ArrayList<Object>(words);
        arguments.add(0, service);
        while (arguments.size() < 6) {
            arguments.add("");
        }
        return Spoken.texts("lab.diagnose.causes", language)
                .getString(cause.id() + "." + which)
                .formatted(arguments.toArray());
    }

    private static String indented(String text) {
        return text.lines().map(line -> "  " + line).collect(joining("\n"));
    }
}
