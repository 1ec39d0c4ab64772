package lab.report;

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
        boolean inTime,
        Text meaning,
        String evidence) {

    static List<Step> of(Healing healing) {
        return healing.phases().stream().map(Step::of).toList();
    }

    private static Step of(Phase phase) {
        var id = phase.step().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Step(
                phase.step().ordinal() + 1,
                id,
                Text.of("step." + id),
                phase.seconds(),
                phase.expected().from(),
                phase.expected().to(),
                phase.inTime(),
                Text.of("step." + id + ".means"),
                phase.evidence());
    }

    String expected() {
        return Clock.number(from) + "–" + Clock.number(to) + " s";
    }

    Text verdict() {
        return Text.of(seconds.isEmpty() ? "step.unseen" : inTime ? "step.in-time" : "step.out-of-time");
    }
}
