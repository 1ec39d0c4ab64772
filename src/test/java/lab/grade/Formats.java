package lab.grade;

import java.util.Arrays;
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
