package lab.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Time as a report tells it: in seconds from the node's end on, or else from the run's begin. */
record Clock(Instant zero) {

    double seconds(Instant at) {
        return seconds(Duration.between(zero, at));
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** As it is read: {@code 5.5 s}. */
    static String text(double seconds) {
        return number(seconds) + " s";
    }

    static String text(Duration duration) {
        return text(seconds(duration));
    }

    /** One digit, and no minus before a zero. */
    static String number(double seconds) {
        return String.format(Locale.ROOT, "%.1f", Math.round(seconds * 10) / 10.0 + 0.0);
    }
}
