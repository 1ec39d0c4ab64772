package lab.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which something was in one state.
 *
 * @param said in Kubernetes' own words
 */
record Stretch(Instant from, Instant to, State state, String said) {

    /** Of a pod, in the order of its life; of a node and of the machine that it is. */
    enum State {
        PENDING,
        CREATING,
        RUNNING,
        READY,
        STUCK,
        TERMINATING,
        NOT_READY,
        STOPPED
    }

    /** Adds what begins then, ends what went on until then; nothing, if it is the same. */
    static void begin(List<Stretch> stretches, Instant at, State state, String said) {
        if (!stretches.isEmpty()) {
            var last = last(stretches);
            if (last.state == state && last.said.equals(said)) {
                return;
            }
            end(stretches, at);
        }
        stretches.add(new Stretch(at, Instant.MAX, state, said));
    }

    static void end(List<Stretch> stretches, Instant at) {
        if (!stretches.isEmpty() && last(stretches).to.equals(Instant.MAX)) {
            var last = last(stretches);
            stretches.set(stretches.size() - 1, new Stretch(last.from, at, last.state, last.said));
        }
    }

    /** The part of each that lies between these; those that have none are left out. */
    static List<Stretch> between(List<Stretch> stretches, Instant from, Instant to) {
        var parts = new ArrayList<Stretch>();
        for (var stretch : stretches) {
            var begins = stretch.from.isBefore(from) ? from : stretch.from;
            var ends = stretch.to.isAfter(to) ? to : stretch.to;
            if (begins.isBefore(ends)) {
                parts.add(new Stretch(begins, ends, stretch.state, stretch.said));
            }
        }
        return List.copyOf(parts);
    }

    /** {@code Ready, 5.0 s – 6.0 s}. */
    String told(Clock clock) {
        return "%s, %s – %s".formatted(said, Clock.text(clock.seconds(from)), Clock.text(clock.seconds(to)));
    }

    private static Stretch last(List<Stretch> stretches) {
        return stretches.get(stretches.size() - 1);
    }
}
