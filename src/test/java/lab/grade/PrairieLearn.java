package lab.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * PrairieLearn's results.json, as docs/externalGrading.md in its repository has it. Where nothing could be judged it is not gradable:
 * that costs no attempt.
 */
final class PrairieLearn implements Format {

    /** PrairieLearn takes 1 MB; a character is at most 3 bytes in JSON here, and a tenth is left for all else. */
    private static final int ALL_OUTPUTS = 300_000;

    private record Results(boolean gradable, Double score, String message, String output, List<Test> tests) {}

    private record Test(
            String name, String description, double points, double maxPoints, String message, String output) {}

    @Override
    public String file() {
        return "results.json";
    }

    @Override
    public String write(Grade grade, Locale language) {
        var words = Words.in(language);
        var clean = Printable.in(language)
                .atMost(ALL_OUTPUTS / Math.max(1, grade.marks().size()))
                .visible(grade);
        var gradable = clean.maxPoints() > 0;
        var sentences = new ArrayList<>(List.of(new Summary(words, clean).text()));
        sentences.addAll(clean.notes());
        return Json.snakeCase(new Results(
                gradable,
                gradable ? clean.points() / clean.maxPoints() : null,
                String.join("\n", sentences),
                clean.submission(),
                clean.marks().stream()
                        .map(mark -> new Test(
                                mark.title(),
                                mark.check(),
                                mark.points(),
                                mark.counted(),
                                words.of("verdict." + mark.verdict().word()),
                                mark.output()))
                        .toList()));
    }
}
