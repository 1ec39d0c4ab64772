package lab.grade;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Common Test Report Format 1.0 (ctrf.io). It knows no infrastructure error: that is "other", and rawStatus says what. */
final class Ctrf implements Format {

    private record Report(
            String reportFormat, String specVersion, String timestamp, String generatedBy, Results results) {}

    private record Results(Map<String, String> tool, Counts summary, List<Test> tests, Map<String, Object> extra) {}

    /** Start and stop in milliseconds since 1970. */
    private record Counts(
            int tests, long passed, long failed, long skipped, int pending, long other, long start, long stop) {

        static Counts of(Grade grade) {
            return new Counts(
                    grade.marks().size(),
                    grade.of(Verdict.PASSED).count(),
                    grade.of(Verdict.FAILED).count(),
                    grade.of(Verdict.SKIPPED).count(),
                    0,
                    grade.of(Verdict.INFRASTRUCTURE_ERROR).count(),
                    grade.begun().toEpochMilli(),
                    grade.ended().toEpochMilli());
        }
    }

    /** Duration in milliseconds. */
    private record Test(
            String name,
            String status,
            long duration,
            List<String> suite,
            String message,
            String rawStatus,
            List<String> tags,
            Map<String, Object> extra) {

        static Test of(Mark mark) {
            return new Test(
                    mark.title(),
                    mark.verdict() == Verdict.INFRASTRUCTURE_ERROR
                            ? "other"
                            : mark.verdict().word(),
                    mark.took().toMillis(),
                    List.of(mark.chapter()),
                    mark.output(),
                    mark.verdict().word(),
                    mark.tags(),
                    Map.of("check", mark.check(), "points", mark.points(), "max_points", mark.counted()));
        }
    }

    @Override
    public String file() {
        return "ctrf.json";
    }

    @Override
    public String write(Grade grade, Locale language) {
        var clean = Printable.in(language).visible(grade);
        return Json.camelCase(new Report(
                "CTRF",
                "1.0.0",
                clean.ended().toString(),
                "pipeline-lab",
                new Results(
                        Map.of("name", "pipeline-lab"),
                        Counts.of(clean),
                        clean.marks().stream().map(Test::of).toList(),
                        Map.of(
                                "submission", clean.submission(),
                                "points", clean.points(),
                                "max_points", clean.maxPoints(),
                                "notes", clean.notes()))));
    }
}
