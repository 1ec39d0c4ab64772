package letters.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A stage of a letter that takes its time, and says how far it is at least every 500 ms: progress, and a sign of life. */
final class Work {

    static final long HEARTBEAT_MILLIS = 500;

    private final Vertx vertx;
    private final JsonObject line;
    private final long expected;
    private final Lines lines;
    private final long begun;
    private final Promise<Void> finished = Promise.promise();

    private Work(Vertx vertx, Pod pod, String stage, Duration expected, long done, Lines lines) {
        this.vertx = vertx;
        this.expected = expected.toMillis();
        this.lines = lines;
        this.begun = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(done);
        this.line = pod.sign(JsonObject.of("stage", stage, "elapsed_ms", done, "expected_ms", this.expected));
    }

    /** Completes when the rest of the stage, after the {@code done} milliseconds another replica has worked, is over. */
    static Future<Void> on(Vertx vertx, Pod pod, String stage, Duration expected, long done, Lines lines) {
        Work work = new Work(vertx, pod, stage, expected, done, lines);
        work.goOn();
        return work.finished.future();
    }

    private void goOn() {
        long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        if (elapsed >= expected) {
            finished.complete();
        } else if (lines.unheard()) {
            finished.fail("nobody waits for this letter any more");
        } else {
            lines.say(line.put("elapsed_ms", elapsed));
            // a timer counts whole milliseconds: one more, lest a stage be a fraction too short
            long rest = expected - elapsed + 1;
            vertx.setTimer(lines.wanted() ? Math.min(HEARTBEAT_MILLIS, rest) : rest, turn -> goOn());
        }
    }
}
