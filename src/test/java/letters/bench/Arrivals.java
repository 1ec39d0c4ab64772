package letters.bench;

import java.time.Duration;

/**
 * When connections are opened: {@code count} of them evenly over this time, whatever becomes of those before (an open
 * loop), or at most {@code atOnce} at a time.
 */
record Arrivals(int count, Duration over, int atOnce) {

    static Arrivals over(Duration time, int count) {
        return new Arrivals(count, time, Integer.MAX_VALUE);
    }

    static Arrivals atMost(int atOnce, int count) {
        return new Arrivals(count, Duration.ZERO, atOnce);
    }

    boolean openLoop() {
        return atOnce == Integer.MAX_VALUE;
    }

    /** Nanoseconds from the start to this connection's turn. */
    long offset(int index) {
        return over.toNanos() / count * index;
    }
}
