package letters.http;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.POST;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a service answers at which path; everything else becomes a {@link Problem}. */
final class Paths {

    private static final int LONGEST_LETTER = 64 * 1024;

    private final Router router;
    private final BiConsumer<RoutingContext, Problem> onProblem;
    private final InFlight inFlight;
    private final Metrics metrics;

    /** No paths yet; every request passes {@code first}, those that fail end in {@code onProblem}. */
    Paths(Vertx vertx, int lettersAtOnce, Handler<RoutingContext> first, BiConsumer<RoutingContext, Problem> onProblem) {
        this.router = Router.router(vertx);
        this.onProblem = onProblem;
        this.inFlight = new InFlight(lettersAtOnce);
        this.metrics = new Metrics(inFlight::now);
        router.route().handler(first).failureHandler(this::fail);
        // A path that cannot be decoded reaches no route.
        router.errorHandler(400, this::fail);
    }

    void get(String path, Handler<RoutingContext> handler) {
        only(path, GET, HEAD).handler(handler);
        refuseOthers(path, GET, HEAD);
    }

    void letter(String path, Function<RoutingContext, Future<?>> answer) {
        only(path, POST)
                .handler(new LetterLog(metrics))
                .handler(inFlight)
                .handler(new Arrival())
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_LETTER))
                .handler(ctx -> answer.apply(ctx).onFailure(ctx::fail));
        refuseOthers(path, POST);
    }

    Metrics metrics() {
        return metrics;
    }

    /** Handles requests; there is nothing at any path not given before. */
    Router router() {
        router.route().handler(ctx -> ctx.fail(404));
        return router;
    }

    private Route only(String path, HttpMethod... methods) {
        Route route = router.route(path);
        Arrays.stream(methods).forEach(route::method);
        return route;
    }

    private void refuseOthers(String path, HttpMethod... methods) {
        String allowed = Arrays.stream(methods).map(HttpMethod::name).collect(Collectors.joining(", "));
        router.route(path).handler(ctx -> {
            ctx.response().putHeader("Allow", allowed);
            ctx.fail(405);
        });
    }

    private void fail(RoutingContext ctx) {
        Problem problem = Problem.of(ctx);
        LetterLog.note(ctx, problem);
        if (!ctx.response().ended() && !ctx.response().closed()) {
            onProblem.accept(ctx, problem);
        }
    }
}
