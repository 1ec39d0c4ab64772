package lab.grade;

import static java.util.stream.Collectors.joining;
import static lab.report.MarkdownText.escaped;
import static lab.report.MarkdownText.quoted;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** For people, and for the summary of a CI job: the grade, each check, and what to do about those that lost points. */
final class GradeMarkdown implements Format {

    @Override
    public String file() {
        return "grade.md";
    }

    @Override
    public String write(Grade grade, Locale language) {
        var words = Words.in(language);
        var clean = Printable.in(language).visible(grade);
        return Stream.of(
                        "## %s: %s\n".formatted(words.of("grade"), escaped(clean.submission())),
                        new Summary(words, clean).text() + "\n",
                        clean.notes().stream()
                                .map(note -> note.strip().contains("\n")
                                        ? quoted(note) + "\n\n"
                                        : "- " + escaped(note) + "\n")
                                .collect(joining()),
                        table(words, clean.marks()),
                        clean.marks().stream()
                                .filter(mark -> !mark.output().isBlank())
                                .filter(mark -> mark.verdict() != Verdict.PASSED || mark.points() < mark.maxPoints())
                                .map(mark -> "### %s: %s\n\n%s\n"
                                        .formatted(
                                                words.of("verdict."
                                                        + mark.verdict().word()),
                                                escaped(mark.title()),
                                                quoted(mark.output())))
                                .collect(joining("\n")))
                .filter(part -> !part.isEmpty())
                .collect(joining("\n"));
    }

    private static String table(Words words, List<Mark> marks) {
        return marks.isEmpty()
                ? ""
                : "| | %s | %s | %s |\n|---:|---|---:|---|\n%s"
                        .formatted(
                                words.of("column.check"),
                                words.of("column.points"),
                                words.of("column.verdict"),
                                marks.stream().map(mark -> row(words, mark)).collect(joining()));
    }

    private static String row(Words words, Mark mark) {
        return "| %s | %s | %s / %s | %s |\n"
                .formatted(
                        mark.number(),
                        escaped(mark.title()),
                        Score.text(mark.points()),
                        Score.text(mark.counted()),
                        words.of("verdict." + mark.verdict().word()));
    }
}
