package lab.grade;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Classroom 50's result.json, as "The result.json contract" in its wiki has it. Points are whole numbers there. So all of them are
 * multiplied by 1, 10 or 100, the least with which each check's maximum is whole; what a check then earned is rounded down. Full marks
 * stay full marks, and nothing is earned that was not. A rubric has the same maximum for everybody whose checks were all judged.
 *
 * <p>Who handed in what is read from the runner's environment, empty where it does not say. The runner itself stamps owner, type and
 * datetime over what is here.
 */
record Classroom50(
        String classroom,
        String assignment,
        String assignmentType,
        String owner,
        String submission,
        String commit,
        String release,
        String review)
        implements Format {

    private record Result(
            String schema,
            String classroom,
            String assignment,
            @JsonProperty("assignment_type") String assignmentType,
            String owner,
            String submission,
            String commit,
            String release,
            String review,
            Instant datetime,
            @JsonProperty("graded_at") Instant gradedAt,
            long score,
            @JsonProperty("max-score") long maxScore,
            List<Test> tests) {}

    /** The last three are beyond the contract, which keeps what it does not know. */
    private record Test(
            @JsonProperty("test-name") String name,
            boolean passed,
            long score,
            @JsonProperty("max-score") long maxScore,
            String check,
            String verdict,
            String output) {}

    /** From the variables that the runner sets, else from those of GitHub Actions. */
    static Classroom50 from(Map<String, String> environment) {
        var repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
        var sha = environment.getOrDefault("GITHUB_SHA", "");
        var server = environment.getOrDefault("GITHUB_SERVER_URL", "https://github.com");
        var commit = environment.getOrDefault(
                "COMMIT_URL",
                repository.isEmpty() || sha.isEmpty() ? "" : server + "/" + repository + "/commit/" + sha);
        return new Classroom50(
                environment.getOrDefault("CLASSROOM", ""),
                environment.getOrDefault("ASSIGNMENT", ""),
                environment.getOrDefault("ASSIGNMENT_TYPE", "individual"),
                environment.getOrDefault("OWNER", repository.replaceFirst("/.*", "")),
                environment.getOrDefault("SUBMISSION_TAG", ""),
                commit,
                environment.getOrDefault("RELEASE_URL", ""),
                environment.getOrDefault("REVIEW_URL", commit));
    }

    @Override
    public String file() {
        return "result.json";
    }

    @Override
    public String write(Grade grade, Locale language) {
        var clean = Printable.in(language).visible(grade);
        var factor = factor(clean.marks());
        var tests = clean.marks().stream()
                .filter(mark -> mark.verdict() != Verdict.SKIPPED)
                .map(mark -> new Test(
                        mark.title(),
                        mark.verdict() == Verdict.PASSED,
                        hundredths(mark.points()) * factor / 100,
                        hundredths(mark.counted()) * factor / 100,
                        mark.check(),
                        mark.verdict().word(),
                        mark.output()))
                .toList();
        return Json.camelCase(new Result(
                "classroom50/result/v1",
                classroom,
                assignment,
                assignmentType,
                owner,
                submission,
                commit,
                release,
                review,
                clean.begun().truncatedTo(ChronoUnit.SECONDS),
                clean.ended().truncatedTo(ChronoUnit.SECONDS),
                tests.stream().mapToLong(Test::score).sum(),
                tests.stream().mapToLong(Test::maxScore).sum(),
                tests));
    }

    /** What was not judged counts here too: an infrastructure error does not change the scale. */
    private static long factor(List<Mark> marks) {
        return LongStream.of(1, 10)
                .filter(factor -> marks.stream().allMatch(mark -> hundredths(mark.maxPoints()) * factor % 100 == 0))
                .findFirst()
                .orElse(100);
    }

    private static long hundredths(double points) {
        return Math.round(points * 100);
    }
}
