package lab.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lab.healing.Healing;
import lab.healing.Phase;

/**
 * A phase of the healing, as a row of its table.
 *
 * @param seconds after the node's end; empty if it was not seen
 * @param from when it was to be expected at the earliest
 * @param to and at the latest
 */
record Step(
        int number,
        String id,
        Text name,
        Optional<Double> seconds,
        double from,
        double to,
        Outcome outcome,
        Text meaning,
        String evidence) {

    enum Outcome {
        IN_TIME,
        OUT_OF_TIME,
        UNSEEN,
        /** The recording ended before it had to happen. */
        OPEN
    }

    static List<Step> of(Healing healing, Instant end) {
        var ended = new Clock(healing.died()).seconds(end);
        return healing.phases().stream().map(phase -> of(phase, ended)).toList();
    }

    private static Step of(Phase phase, double ended) {
        var id = phase.step().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Step(
                phase.step().ordinal() + 1,
                id,
                Text.of("step." + id),
                phase.seconds(),
                phase.expected().from(),
                phase.expected().to(),
                outcome(phase, ended),
                Text.of("step." + id + ".means"),
                phase.evidence());
    }

    String expected() {
        return Clock.number(from) + "–" + Clock.number(to) + " s";
    }

    Text verdict() {
        return Text.of("step." + outcome);
    }

    boolean inTime() {
        return outcome == Outcome.IN_TIME;
    }

    private static Outcome outcome(Phase phase, double ended) {
        if (phase.seconds().isPresent()) {
            return phase.inTime() ? Outcome.IN_TIME : Outcome.OUT_OF_TIME;
        }
        return ended < phase.expected().to() ? Outcome.OPEN : Outcome.UNSEEN;
    }
}
