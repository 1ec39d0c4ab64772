package lab.grade;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a submission is worth. An infrastructure error never costs a point: what was at stake is taken out of the maximum.
 *
 * @param submission its name
 * @param notes sentences, such as that a check was tried twice, or what being late costs
 */
public record Grade(String submission, Instant begun, Duration took, List<Mark> marks, List<String> notes) {

    public Grade {
        marks = List.copyOf(marks);
        notes = List.copyOf(notes);
    }

    /** The points earned, to 0.01. */
    public double points() {
        return sum(Mark::points);
    }

    /** The points of all checks that were judged, to 0.01; 0 if none was. */
    public double maxPoints() {
        return sum(Mark::counted);
    }

    /** Whether a check could not be judged because the cluster or this machine broke. */
    public boolean infrastructure() {
        return of(Verdict.INFRASTRUCTURE_ERROR).findAny().isPresent();
    }

    /** Whether checks passed and none failed; what {@link #infrastructure()} kept from being judged did neither. */
    public boolean passed() {
        return of(Verdict.PASSED).findAny().isPresent()
                && of(Verdict.FAILED).findAny().isEmpty();
    }

    /** The marks with this verdict, in order. */
    public Stream<Mark> of(Verdict verdict) {
        return marks.stream().filter(mark -> mark.verdict() == verdict);
    }

    /** With one more sentence. */
    Grade noted(String sentence) {
        return new Grade(
                submission,
                begun,
                took,
                marks,
                Stream.concat(notes.stream(), Stream.of(sentence)).toList());
    }

    Instant ended() {
        return begun.plus(took);
    }

    Grade with(UnaryOperator<Mark> change) {
        return new Grade(submission, begun, took, marks.stream().map(change).toList(), notes);
    }

    private double sum(ToDoubleFunction<Mark> points) {
        return Score.rounded(marks.stream().mapToDouble(points).sum());
    }
}
