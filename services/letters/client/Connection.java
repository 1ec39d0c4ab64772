package letters.client;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * A connection to one replica, which many letters share for a bounded time. A PING is its heartbeat: a node that stopped
 * closes no connection, it only falls silent.
 */
final class Connection {

    private static final int SILENCE_MILLIS = 1500;
    private static final int PING_MILLIS = 250;
    private static final int LIFE_MILLIS = 30_000;
    private static final Buffer PING = Buffer.buffer(new byte[8]);
    private final Vertx vertx;
    private final HttpClientConnection http;
    private boolean retired;
    private boolean closed;
    private int unanswered;
    private long lastSign = System.nanoTime();

    /** It is {@code onRetired}, and gets no more letters, when it has lived long enough, or its replica drains or is dead. */
    Connection(Vertx vertx, HttpClientConnection http, Consumer<Connection> onRetired) {
        this.vertx = vertx;
        this.http = http;
        Runnable retire = () -> {
            retired = true;
            onRetired.accept(this);
        };
        http.goAwayHandler(drains -> retire.run()).exceptionHandler(broken -> retire.run());
        http.closeHandler(end -> {
            closed = true;
            retire.run();
        });
        // not all of them end at the same time
        vertx.setTimer(ThreadLocalRandom.current().nextLong(LIFE_MILLIS / 2, LIFE_MILLIS), over -> retire.run());
        beat();
    }

    Future<HttpClientRequest> request(RequestOptions options) {
        return http.request(options);
    }

    long busy() {
        return http.activeStreams();
    }

    /** When the replica was known to live, in {@link System#nanoTime()}. */
    long lastSign() {
        return lastSign;
    }

    /** Whether the replica takes no more letters on it. The stream of the upgrade may still count. */
    boolean isFull() {
        return busy() + 1 >= http.maxActiveStreams();
    }

    /** Silence is counted, not timed: while this process stood still, it could not have heard anything. */
    private void beat() {
        if (++unanswered > SILENCE_MILLIS / PING_MILLIS || retired && busy() == 0) {
            http.close();
        } else if (!closed) {
            http.ping(PING).onSuccess(pong -> {
                unanswered = 0;
                lastSign = System.nanoTime();
            });
            vertx.setTimer(PING_MILLIS, beat -> beat());
        }
    }
}
