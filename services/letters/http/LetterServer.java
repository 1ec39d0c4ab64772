package letters.http;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.POST;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The HTTP server of one service: its letters, its health, its problems, and its going. */
public final class LetterServer {

    private static final int LONGEST_LETTER = 64 * 1024;
    private static final Duration IN_FLIGHT = Duration.ofSeconds(20);
    /** A dead node never closes its connections. */
    private static final int IDLE_SECONDS = 60;

    private final Vertx vertx;
    private final Pod pod;
    private final Router router;
    private final HttpServer server;
    private boolean draining;

    /** A server not yet listening; {@code onProblem} writes the answer of a request that failed. */
    public LetterServer(Vertx vertx, Pod pod, BiConsumer<RoutingContext, Problem> onProblem) {
        this.vertx = vertx;
        this.pod = pod;
        this.router = Router.router(vertx);
        this.server = vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS));
        router.route().handler(this::introduce).failureHandler(ctx -> fail(ctx, onProblem));
        // A path that cannot be decoded reaches no route.
        router.errorHandler(400, ctx -> fail(ctx, onProblem));
        get("/health/live", ctx -> ctx.json(JsonObject.of("status", "UP")));
        // Ready says nothing about the next service: if it did, one broken service would take all before it down too,
        // and nobody would be left to show the error.
        get("/health/ready", ctx -> ctx.response().setStatusCode(draining ? 503 : 200)
                .putHeader("Content-Type", "application/json")
                .end(JsonObject.of("status", draining ? "DRAINING" : "UP").encode()));
    }

    /** Serves something to look at. */
    public LetterServer get(String path, Handler<RoutingContext> handler) {
        only(path, GET, HEAD).handler(handler);
        return refuseOthers(path, GET, HEAD);
    }

    /** Takes letters at this path; {@code answer} completes when the answer is written, or fails. */
    public LetterServer letter(String path, Function<RoutingContext, Future<?>> answer) {
        only(path, POST)
                .handler(new LetterLog())
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_LETTER))
                .handler(ctx -> answer.apply(ctx).onFailure(ctx::fail));
        return refuseOthers(path, POST);
    }

    /** Listens at the pod's address; fails when that is taken. */
    public Future<?> open() {
        router.route().handler(ctx -> ctx.fail(404));
        return server.requestHandler(router).listen(pod.port(), pod.host())
                .onSuccess(listening -> Log.info("listening on %s:%d".formatted(pod.host(), port())));
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Goes: not ready from now on, closed to new letters after the drain time, done when the last letter is answered. */
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

    /** Completes after this time without holding up anybody. */
    public Future<Void> pause(Duration time) {
        return time.isZero() ? Future.succeededFuture() : vertx.timer(time.toMillis());
    }

    private void introduce(RoutingContext ctx) {
        ctx.response().putHeader("X-Content-Type-Options", "nosniff");
        if (!pod.servedBy().isEmpty()) {
            ctx.response().putHeader("X-Served-By", pod.servedBy());
        }
        if (draining) {
            ctx.response().putHeader("Connection", "close");
        }
        ctx.next();
    }

    private void fail(RoutingContext ctx, BiConsumer<RoutingContext, Problem> onProblem) {
        Problem problem = Problem.of(ctx);
        LetterLog.note(ctx, problem);
        if (!ctx.response().ended() && !ctx.response().closed()) {
            onProblem.accept(ctx, problem);
        }
    }

    private Route only(String path, HttpMethod... methods) {
        Route route = router.route(path);
        Arrays.stream(methods).forEach(route::method);
        return route;
    }

    private LetterServer refuseOthers(String path, HttpMethod... methods) {
        String allowed = Arrays.stream(methods).map(HttpMethod::name).collect(Collectors.joining(", "));
        router.route(path).handler(ctx -> {
            ctx.response().putHeader("Allow", allowed);
            ctx.fail(405);
        });
        return this;
    }
}
