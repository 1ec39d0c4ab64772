package letters.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** A stage of a letter that takes its time, and says how far it is at least every 500 ms: progress, and a sign of life. */
final class Work {

    static final long HEARTBEAT_MILLIS = 500;
    /** Lines of several letters are said at the same moment, for they may share a connection. */
    private static final long MOMENT_MILLIS = 50;

    private final Vertx vertx;
    private final Stage stage;
    private final Lines lines;
    private final long begun;
    private final Promise<Void> finished = Promise.promise();

    private Work(Vertx vertx, Stage stage, long done, Lines lines) {
        this.vertx = vertx;
        this.stage = stage;
        this.lines = lines;
        this.begun = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(done);
    }

    /** Completes when the rest of the stage, after the {@code done} milliseconds another replica has worked, is over. */
    static Future<Void> on(Vertx vertx, Stage stage, long done, Lines lines) {
        Work work = new Work(vertx, stage, done, lines);
        work.goOn();
        return work.finished.future();
    }

    private void goOn() {
        long now = System.nanoTime();
        long elapsed = TimeUnit.NANOSECONDS.toMillis(now - begun);
        if (elapsed >= stage.expected()) {
            finished.complete();
        } else if (lines.unheard()) {
            finished.fail("nobody waits for this letter any more");
        } else {
            lines.progress(stage, elapsed);
            long sinceMoment = Math.floorMod(TimeUnit.NANOSECONDS.toMillis(now), MOMENT_MILLIS);
            // a timer counts whole milliseconds: one more, lest a stage be a fraction too short
            vertx.setTimer(Math.min(HEARTBEAT_MILLIS - sinceMoment, stage.expected() - elapsed + 1), turn -> goOn());
        }
    }
}
