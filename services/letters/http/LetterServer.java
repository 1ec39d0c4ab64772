package letters.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The HTTP server of one service: its coming, its health, and its going. */
public final class LetterServer {

    private static final Duration IN_FLIGHT = Duration.ofSeconds(20);
    /** A dead node never closes its connections. */
    private static final int IDLE_SECONDS = 60;
    /** Letters come in crowds; Linux lowers this to its own limit. */
    private static final int WAITING_CONNECTIONS = 16_384;

    private final Vertx vertx;
    private final Pod pod;
    private final Paths paths;
    private final HttpServer server;
    private boolean draining;

    /** A server not yet listening; {@code onProblem} writes the answer of a request that failed. */
    public LetterServer(Vertx vertx, Pod pod, BiConsumer<RoutingContext, Problem> onProblem) {
        this.vertx = vertx;
        this.pod = pod;
        this.paths = new Paths(vertx, pod.lettersAtOnce(), this::introduce, onProblem);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setAcceptBacklog(WAITING_CONNECTIONS)
                // Each of these would cost every connection a handler for what nobody here speaks.
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false));
        get("/health/live", ctx -> ctx.json(JsonObject.of("status", "UP")));
        get("/health/ready", this::ready);
        get(
                "/metrics",
                ctx -> ctx.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(paths.metrics().text()));
    }

    /** Serves something to look at. */
    public LetterServer get(String path, Handler<RoutingContext> handler) {
        paths.get(path, handler);
        return this;
    }

    /** Takes letters at this path; {@code answer} completes when the answer is written, or fails. */
    public LetterServer letter(String path, Function<RoutingContext, Future<?>> answer) {
        paths.letter(path, answer);
        return this;
    }

    /** Takes letters at this path, one by one or in bundles, and answers with what {@code worker} makes of each. */
    public LetterServer worker(String path, Function<Letter, Future<JsonObject>> worker) {
        paths.worker(path, worker);
        return this;
    }

    /** Listens at the pod's address; fails naming it when that cannot be had. */
    public Future<?> open() {
        return server.requestHandler(paths.router())
                .listen(pod.port(), pod.host())
                .onSuccess(listening -> Log.info("listening on %s:%d".formatted(pod.host(), port())))
                .recover(cause -> Future.failedFuture(new IOException(
                        "cannot listen on %s:%d: %s".formatted(pod.host(), pod.port(), cause.getMessage()), cause)));
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Goes: not ready from now on, closed after the drain time, done when the last letter is answered. */
    public Future<?> close() {
        draining = true;
        Log.info("draining for %d ms".formatted(pod.drain().toMillis()));
        // The endpoint disappears from every node's rules only some time after the signal; until then letters arrive.
        return pause(pod.drain())
                .compose(drained -> server.shutdown(IN_FLIGHT))
                // Ends in the middle of the last answer: one more turn of the event loop, and that is logged too.
                .compose(finished -> Future.<Void>future(turn -> vertx.runOnContext(turn::complete)))
                .onSuccess(done -> Log.info("gone"));
    }

    /** A stage that this replica works on. */
    public Stage stage(String name, Duration expected) {
        return pod.stage(name, expected);
    }

    /**
     * Completes when this stage of the letter is over, what another replica has worked on it already included. Holds up
     * nobody, and tells the sender how far it is.
     */
    public Future<Void> work(Stage stage, Letter letter) {
        return Work.on(vertx, stage, letter.done(), letter.sender())
                .onSuccess(over -> paths.metrics().worked(stage));
    }

    /** The name this request has in every log. */
    public String requestId(RoutingContext ctx) {
        return ctx.get(RequestId.HEADER);
    }

    /** The service that letters are passed on to, which may take {@code whole} for each, all attempts included. */
    public NextService next(URI url, Duration whole) {
        return new NextService(vertx, url, Patience.of(whole), paths.metrics()::retried);
    }

    private Future<Void> pause(Duration time) {
        return time.isZero() ? Future.succeededFuture() : vertx.timer(time.toMillis());
    }

    /**
     * Says nothing about the next service: if it did, one broken service would take all before it out of service too,
     * and nobody would be left to show the error.
     */
    private void ready(RoutingContext ctx) {
        ctx.response()
                .setStatusCode(draining ? 503 : 200)
                .putHeader("Content-Type", "application/json")
                .end(JsonObject.of("status", draining ? "DRAINING" : "UP").encode());
    }

    private void introduce(RoutingContext ctx) {
        String id = RequestId.of(ctx.request());
        ctx.put(RequestId.HEADER, id);
        ctx.response().putHeader(RequestId.HEADER, id);
        ctx.response().putHeader("X-Content-Type-Options", "nosniff");
        if (!pod.servedBy().isEmpty()) {
            ctx.response().putHeader("X-Served-By", pod.servedBy());
        }
        if (draining) {
            ctx.response().putHeader("Connection", "close");
        }
        ctx.next();
    }
}
