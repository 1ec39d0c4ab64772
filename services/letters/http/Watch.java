package letters.http;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Gives a replica up when it has been silent for too long, and until then has those who wait told that this service lives:
 * else both would be given up. (The client's own idle timeout will not do: it shrinks while data comes.)
 */
final class Watch {

    /** A little longer than a heartbeat, which would have to be repeated otherwise. */
    private static final long QUIET_MILLIS = Heartbeat.MILLIS + 200;
    /** A timer this late says that this service's own event loop stood still. */
    private static final long HELD_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Vertx vertx;
    private final long silence;
    private final Runnable onQuiet;
    private final Runnable onSilence;
    private long lastSign = System.nanoTime();
    private long timer;

    /** Watches from now on; {@code onQuiet} runs again and again while nothing is heard, {@code onSilence} once, at the end. */
    Watch(Vertx vertx, Duration silence, Runnable onQuiet, Runnable onSilence) {
        this.vertx = vertx;
        this.silence = silence.toMillis();
        this.onQuiet = onQuiet;
        this.onSilence = onSilence;
        look();
    }

    /** The replica was heard of. */
    void sign() {
        lastSign = System.nanoTime();
    }

    void end() {
        vertx.cancelTimer(timer);
    }

    private void look() {
        long quiet = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastSign);
        long left = silence - quiet;
        if (left <= 0) {
            onSilence.run();
            return;
        }
        long pause = Math.min(left, quiet < QUIET_MILLIS ? QUIET_MILLIS - quiet : Heartbeat.MILLIS);
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
        timer = vertx.setTimer(pause, later -> {
            // when this service itself was held up, what it did not hear says nothing about the other
            if (System.nanoTime() - due > HELD_UP_NANOS) {
                sign();
            }
            look();
        });
        if (quiet >= QUIET_MILLIS) {
            onQuiet.run();
        }
    }
}
