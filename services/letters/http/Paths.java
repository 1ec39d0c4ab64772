package letters.http;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.OPTIONS;
import static io.vertx.core.http.HttpMethod.POST;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What a service answers at which path; everything else becomes a {@link Problem}. */
final class Paths {

    static final int LONGEST_LETTER = 64 * 1024;
    private static final String ENTRY = "entry";

    private final Router router;
    private final BiConsumer<RoutingContext, Problem> onProblem;
    private final InFlight inFlight;
    private final Metrics metrics;
    private final LetterLog log;

    /** No paths yet; every request passes {@code first}, those that fail end in {@code onProblem}. */
    Paths(
            Vertx vertx,
            int lettersAtOnce,
            Handler<RoutingContext> first,
            BiConsumer<RoutingContext, Problem> onProblem) {
        this.router = Router.router(vertx);
        this.onProblem = onProblem;
        this.inFlight = new InFlight(lettersAtOnce);
        this.metrics = new Metrics(inFlight::now);
        this.log = new LetterLog(metrics);
        router.route().handler(first).failureHandler(this::fail);
        // A path that cannot be decoded reaches no route.
        router.errorHandler(400, this::fail);
    }

    void get(String path, Handler<RoutingContext> handler) {
        only(path, GET, HEAD).handler(handler);
        refuseOthers(path, "GET, HEAD");
    }

    void letter(String path, Function<RoutingContext, Future<?>> answer) {
        letter(path, "POST", answer);
    }

    private void letter(String path, String allowed, Function<RoutingContext, Future<?>> answer) {
        only(path, POST)
                .handler((PlatformHandler) this::admit)
                .handler(new Arrival())
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_LETTER))
                .handler(ctx -> answer.apply(ctx).onFailure(ctx::fail));
        refuseOthers(path, allowed);
    }

    void worker(String path, Function<Letter, Future<JsonObject>> worker) {
        String types = "application/json, " + Lines.TYPE;
        only(path, OPTIONS)
                .handler(ctx -> ctx.response()
                        .setStatusCode(204)
                        .putHeader("Allow", "OPTIONS, POST")
                        .putHeader("Accept-Post", types)
                        .end());
        only(path, POST).handler(ctx -> {
            if (Body.is(Lines.TYPE, ctx.request().getHeader("Content-Type"))) {
                new OpenedBundle(ctx, inFlight, log, worker);
            } else {
                ctx.next();
            }
        });
        letter(path, "OPTIONS, POST", ctx -> {
            Reply reply = Reply.to(ctx);
            boolean json = Body.is("application/json", ctx.request().getHeader("Content-Type"));
            JsonObject body = json ? Body.object(ctx.body().buffer()) : new JsonObject();
            return worker.apply(new Letter(ctx.get(RequestId.HEADER), json, body, reply))
                    .compose(reply::answer);
        });
    }

    Metrics metrics() {
        return metrics;
    }

    /** Handles requests; there is nothing at any path not given before. */
    Router router() {
        router.route().handler(ctx -> ctx.fail(404));
        return router;
    }

    private void admit(RoutingContext ctx) {
        LetterLog.Entry entry = log.begin(ctx.get(RequestId.HEADER), ctx.normalizedPath());
        ctx.put(ENTRY, entry);
        if (!inFlight.take()) {
            ctx.response().putHeader("Retry-After", "1").putHeader("Connection", "close");
            ctx.fail(inFlight.full());
            return;
        }
        // The end handler alone would do, but a draining server closes the connection before it gets there.
        ctx.addBodyEndHandler(end -> entry.translated());
        ctx.addEndHandler(end -> {
            inFlight.release();
            entry.abandoned();
        });
        ctx.next();
    }

    private Route only(String path, HttpMethod... methods) {
        Route route = router.route(path);
        Arrays.stream(methods).forEach(route::method);
        return route;
    }

    private void refuseOthers(String path, String allowed) {
        router.route(path).handler(ctx -> {
            ctx.response().putHeader("Allow", allowed);
            ctx.fail(405);
        });
    }

    private void fail(RoutingContext ctx) {
        Problem problem = Problem.of(ctx);
        LetterLog.Entry entry = ctx.get(ENTRY);
        if (entry != null) {
            entry.failed(problem, ctx.failure());
        } else if (problem.status() == 500) {
            Log.failure(ctx.request().method() + " failed", ctx.failure());
        }
        if (!ctx.response().ended() && !ctx.response().closed()) {
            onProblem.accept(ctx, problem);
        }
    }
}
