package lab.grade;

import java.time.Duration;
import java.time.Instant;

/**
 * When a submission is due, and what it costs to be late.
 *
 * @param perDay the share of the points earned that each begun day costs, from 0 to 1
 * @param atMost the share that all of them cost together
 */
public record Due(Instant at, double perDay, double atMost) {

    /** The days begun since it was due; 0 for what is handed in until then. */
    long days(Instant handedIn) {
        var late = Duration.between(at, handedIn);
        return late.isNegative() || late.isZero() ? 0 : late.minusNanos(1).toDays() + 1;
    }

    /** What is lost of the points earned, from 0 to 1. */
    double loss(Instant handedIn) {
        return Math.min(atMost, perDay * days(handedIn));
    }
}
