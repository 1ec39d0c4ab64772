package lab.grade;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What an instructor decides; rubric.schema.json describes the file.
 *
 * @param base what holds where this one says nothing of a check
 * @param checks by the check's id or by the name of its chapter; the former prevails
 * @param maxScore what the maxima of all checks that were judged come to together
 */
public record Rubric(
        Optional<Rubric> base,
        Optional<String> title,
        Map<String, CheckRule> checks,
        Deadlines deadlines,
        Optional<Due> due,
        OptionalDouble maxScore) {

    /** The one that changes nothing: each check is worth its own points. */
    public static Rubric none() {
        return new Rubric(
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                new Deadlines(Optional.empty(), Optional.empty()),
                Optional.empty(),
                OptionalDouble.empty());
    }

    /** Reads a file; throws IllegalArgumentException that says where it is wrong, and what is possible instead. */
    public static Rubric read(Path file, Collection<String> knownChecks) {
        return new RubricFile(knownChecks).read(YamlNode.read(file));
    }

    /** The mark with this rubric's points, visibility, title and tags; empty if it is left out. */
    public Optional<Mark> apply(Mark mark) {
        return rule(mark).apply(mark);
    }

    private CheckRule rule(Mark mark) {
        var own = checks.getOrDefault(mark.check(), CheckRule.NONE)
                .or(checks.getOrDefault(mark.chapter(), CheckRule.NONE));
        return base.map(other -> own.or(other.rule(mark))).orElse(own);
    }

    /** {@link #apply(Mark) All marks}, scaled to the maximum score, less what being late costs; with notes that say so. */
    public Grade apply(Grade grade, Optional<Instant> handedIn, Locale language) {
        var words = Words.in(language);
        var counted = grade.marks().stream()
                .map(this::apply)
                .flatMap(Optional::stream)
                .toList();
        var marks = IntStream.range(0, counted.size())
                .mapToObj(before -> counted.get(before).numbered(before + 1))
                .toList();
        var notes = new ArrayList<>(grade.notes());
        if (maxScore.isPresent()) {
            marks = Scale.to(maxScore.getAsDouble(), marks);
            notes.add(words.of("scaled", Score.text(maxScore.getAsDouble())));
        }
        if (due.isPresent() && handedIn.isPresent() && due.get().days(handedIn.get()) > 0) {
            var loss = due.get().loss(handedIn.get());
            marks = marks.stream().map(mark -> mark.less(loss)).toList();
            notes.add(
                    loss == 0
                            ? words.of("late.free")
                            : words.of("late", due.get().days(handedIn.get()), Score.text(Score.rounded(100 * loss))));
        }
        return new Grade(grade.submission(), grade.begun(), grade.took(), List.copyOf(marks), notes);
    }
}
