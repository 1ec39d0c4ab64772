package lab.healing;

import java.time.Duration;

/** When something is to happen, in seconds after the node died. */
public record Band(double from, double to) {

    static Band of(Duration from, Duration to) {
        return new Band(from.toMillis() / 1000.0, to.toMillis() / 1000.0);
    }

    Band plus(double from, double to) {
        return new Band(this.from + from, this.to + to);
    }

    /** Whether it happened then; half a second is what a look at it may be late. */
    public boolean contains(double seconds) {
        return seconds >= from - 0.5 && seconds <= to + 0.5;
    }

    @Override
    public String toString() {
        return "%.1f–%.1f s".formatted(from, to);
    }
}
