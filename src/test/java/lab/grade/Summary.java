package lab.grade;

import java.util.List;
import java.util.stream.Stream;

/** A grade in a few sentences. */
record Summary(Words words, Grade grade) {

    /** The points, how the checks ended, what did not count and why. */
    String text() {
        return String.join(
                " ", Stream.concat(Stream.of(points()), checks().stream()).toList());
    }

    String points() {
        return grade.maxPoints() > 0
                ? words.of("points", Score.text(grade.points()), Score.text(grade.maxPoints()))
                : words.of("points.none");
    }

    private List<String> checks() {
        return Stream.of(Verdict.values())
                .filter(verdict -> grade.of(verdict).findAny().isPresent())
                .map(verdict -> words.of(
                        "summary." + verdict.word(),
                        grade.of(verdict).count(),
                        Score.text(Score.rounded(
                                grade.of(verdict).mapToDouble(Mark::maxPoints).sum()))))
                .toList();
    }
}
