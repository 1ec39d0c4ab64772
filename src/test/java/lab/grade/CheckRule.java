package lab.grade;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a rubric says about a check, or about each check of a chapter; empty where it says nothing.
 *
 * @param points the most that the check earns
 * @param tags in addition to the check's own
 */
public record CheckRule(
        OptionalDouble points,
        Optional<Visibility> visibility,
        Optional<String> title,
        Optional<Boolean> leaveOut,
        List<String> tags) {

    static final CheckRule NONE =
            new CheckRule(OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /** This, and where it says nothing, the other. */
    CheckRule or(CheckRule other) {
        return new CheckRule(
                points.isPresent() ? points : other.points,
                visibility.or(other::visibility),
                title.or(other::title),
                leaveOut.or(other::leaveOut),
                joined(other.tags, tags));
    }

    Optional<Mark> apply(Mark mark) {
        if (leaveOut.orElse(false)) {
            return Optional.empty();
        }
        return Optional.of((points.isPresent() ? mark.worth(points.getAsDouble()) : mark)
                .said(
                        mark.check(),
                        title.orElse(mark.title()),
                        visibility.orElse(mark.visibility()),
                        joined(mark.tags(), tags),
                        mark.output()));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
