package lab.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gradescope's results.json, as gradescope-autograders.readthedocs.io/en/latest/specs describes it. It hides hidden checks itself, so
 * they are all here; what stands above them is seen by everybody, so it names points only where nothing is hidden.
 */
final class Gradescope implements Format {

    private record Results(
            double score,
            long executionTime,
            String output,
            String outputFormat,
            String visibility,
            String stdoutVisibility,
            Map<String, Object> extraData,
            List<Test> tests) {}

    /** Both formats are plain text: any other would let a pod's output be HTML. */
    private record Test(
            double score,
            double maxScore,
            String status,
            String name,
            String nameFormat,
            String number,
            String output,
            String outputFormat,
            List<String> tags,
            String visibility,
            Map<String, Object> extraData) {

        static Test of(Mark mark) {
            return new Test(
                    mark.points(),
                    mark.counted(),
                    mark.verdict().counts() ? mark.verdict().word() : null,
                    mark.title(),
                    "text",
                    String.valueOf(mark.number()),
                    mark.output(),
                    "text",
                    mark.tags(),
                    mark.visibility().word(),
                    Map.of("check", mark.check(), "verdict", mark.verdict().word()));
        }
    }

    @Override
    public String file() {
        return "results.json";
    }

    @Override
    public String write(Grade grade, Locale language) {
        var clean = Printable.in(language).everything(grade);
        var sentences = new ArrayList<String>();
        if (clean.marks().stream().allMatch(mark -> mark.visibility() == Visibility.VISIBLE)) {
            sentences.add(new Summary(Words.in(language), clean).text());
        }
        sentences.addAll(clean.notes());
        return Json.snakeCase(new Results(
                clean.points(),
                clean.took().toSeconds(),
                String.join("\n", sentences),
                "text",
                Visibility.VISIBLE.word(),
                Visibility.HIDDEN.word(),
                Map.of("submission", clean.submission(), "max_score", clean.maxPoints()),
                clean.marks().stream().map(Test::of).toList()));
    }
}
