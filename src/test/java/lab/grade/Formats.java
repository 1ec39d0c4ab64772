package lab.grade;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;

/** The formats by the names that the command line has for them. */
public enum Formats {
    GRADESCOPE("gradescope", Gradescope::new),
    CLASSROOM50("classroom50", () -> Classroom50.from(System.getenv())),
    GITHUB_CLASSROOM("github-classroom", GitHubClassroom::new),
    PRAIRIELEARN("prairielearn", PrairieLearn::new),
    CTRF("ctrf", Ctrf::new),
    JUNIT("junit", JUnitXml::new),
    OPEN_TEST_REPORTING("open-test-reporting", OpenTestReport::new),
    MARKDOWN("markdown", GradeMarkdown::new);

    private final String word;
    private final Supplier<Format> format;

    Formats(String word, Supplier<Format> format) {
        this.word = word;
        this.format = format;
    }

    /** All names, in order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(format -> format.word).toList();
    }

    /** The formats of these names; throws as {@link #named(String)}, and for two that write the same file. */
    public static List<Format> named(List<String> names) {
        var formats = names.stream().map(Formats::named).toList();
        var files = new HashMap<String, String>();
        for (var i = 0; i < names.size(); i++) {
            var other = files.putIfAbsent(formats.get(i).file(), names.get(i));
            if (other != null && !other.equals(names.get(i))) {
                throw new IllegalArgumentException("%s and %s both write %s: ask for one of them"
                        .formatted(other, names.get(i), formats.get(i).file()));
            }
        }
        return formats;
    }

    /** The format of that name; throws IllegalArgumentException that says which there are. */
    public static Format named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown format %s; %s".formatted(name, Nearest.hint(name, names()))))
                .format();
    }

    /** The format itself; Classroom 50's reads the environment now. */
    public Format format() {
        return format.get();
    }
}
