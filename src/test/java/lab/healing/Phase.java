package lab.healing;

import java.util.Optional;

/**
 * One step of a healing.
 *
 * @param seconds when it was seen, after the node died; empty if it was not
 * @param expected when the cluster's settings predict it
 * @param evidence what was seen, by name
 */
public record Phase(Step step, Optional<Double> seconds, Band expected, String evidence) {

    /** The steps in their order. */
    public enum Step {
        LAST_HEARTBEAT,
        NOT_READY,
        ENDPOINTS_REMOVED,
        TAINTED,
        EVICTED,
        CREATED,
        SCHEDULED,
        STARTED,
        READY,
        ANSWERED
    }

    public boolean inTime() {
        return seconds.filter(expected::contains).isPresent();
    }

    @Override
    public String toString() {
        return "%-17s %s (expected %s)  %s"
                .formatted(step, seconds.map("%5.1f s"::formatted).orElse("not seen"), expected, evidence);
    }
}
