package letters.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** A stage of a letter, which takes its time. */
final class Work {

    private final Vertx vertx;
    private final Stage stage;
    private final Sender sender;
    private final long begun;
    private final Promise<Void> finished = Promise.promise();
    private long timer;

    private Work(Vertx vertx, Stage stage, long done, Sender sender) {
        this.vertx = vertx;
        this.stage = stage;
        this.sender = sender;
        this.begun = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(done);
    }

    /** Completes when the rest of the stage, after the {@code done} milliseconds another replica has worked, is over. */
    static Future<Void> on(Vertx vertx, Stage stage, long done, Sender sender) {
        Work work = new Work(vertx, stage, done, sender);
        sender.heartbeat().begin(work);
        work.goOn();
        return work.finished.future().onComplete(end -> sender.heartbeat().end(work));
    }

    /** Tells the sender how far it is, and gives up when there is none any more. */
    void say() {
        if (sender.gone()) {
            vertx.cancelTimer(timer);
            finished.tryFail("nobody waits for this letter any more");
        } else if (elapsed() < stage.expected()) {
            sender.progress(stage, elapsed());
        }
    }

    private void goOn() {
        say();
        long left = stage.expected() - elapsed();
        if (left <= 0) {
            finished.tryComplete();
        } else {
            // a timer counts whole milliseconds: one more, lest the stage be a fraction too short
            timer = vertx.setTimer(left + 1, over -> finished.tryComplete());
        }
    }

    private long elapsed() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
