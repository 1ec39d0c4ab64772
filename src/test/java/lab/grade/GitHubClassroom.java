package lab.grade;

import java.util.List;
import java.util.Locale;

/**
 * What GitHub Classroom's autograding reporter takes from a grader (base64 in an output of its step): it adds up the tests' scores.
 * GitHub is shutting Classroom down; {@link Classroom50} follows it.
 */
final class GitHubClassroom implements Format {

    private record Results(int version, String status, double maxScore, List<Test> tests) {}

    private record Test(String name, String status, double score, String message, String executionTime) {

        static Test of(Mark mark) {
            return new Test(
                    mark.title(),
                    status(mark),
                    mark.points(),
                    mark.output(),
                    mark.took().toMillis() + "ms");
        }

        private static String status(Mark mark) {
            return switch (mark.verdict()) {
                case PASSED -> "pass";
                case FAILED -> "fail";
                default -> "error";
            };
        }
    }

    @Override
    public String file() {
        return "github-classroom.json";
    }

    @Override
    public String write(Grade grade, Locale language) {
        var clean = Printable.in(language).visible(grade);
        var status = clean.infrastructure() ? "error" : clean.passed() ? "pass" : "fail";
        return Json.snakeCase(new Results(
                1,
                status,
                clean.maxPoints(),
                clean.marks().stream()
                        .filter(mark -> mark.verdict() != Verdict.SKIPPED)
                        .map(Test::of)
                        .toList()));
    }
}
