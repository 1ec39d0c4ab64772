package letters.server;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.OPTIONS;
import static io.vertx.core.http.HttpMethod.POST;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import letters.wire.Body;
import letters.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a service answers at which path; everything else becomes a {@link Problem}. */
public final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private final Router router;
    private final Admission admission;
    private final BiConsumer<RoutingContext, Problem> onProblem;

    /** Every request passes {@code first}; those that fail end in {@code onProblem}. */
    Routes(
            Router router,
            Handler<RoutingContext> first,
            Admission admission,
            BiConsumer<RoutingContext, Problem> onProblem) {
        this.router = router;
        this.admission = admission;
        this.onProblem = onProblem;
        router.route().handler(first).failureHandler(this::fail);
        // a path that is not there, or cannot be decoded, reaches no route
        List.of(400, 404).forEach(status -> router.errorHandler(status, this::fail));
        // Vert.x asks for the upgrade to HTTP/2 so, and lets no letter through before that is answered
        router.route(OPTIONS, "/")
                .handler(ctx -> ctx.response().setStatusCode(204).end());
    }

    /** Serves something to look at. */
    public void get(String path, Handler<RoutingContext> handler) {
        router.route(path).method(GET).method(HEAD).handler(handler);
        router.route(path).handler(refuse("GET, HEAD"));
    }

    /** Takes letters at this path; {@code answer} completes when the answer is written, or fails. */
    public void letters(String path, BiFunction<RoutingContext, Letter, Future<?>> answer) {
        router.route(POST, path)
                .handler(admission)
                .handler(BodyHandler.create(false).setBodyLimit(Body.LONGEST))
                .handler(ctx -> answer.apply(ctx, new Letter(ctx)).onFailure(ctx::fail));
        router.route(path).handler(refuse("POST"));
    }

    /** Takes letters from other services at this path, and answers with the translation that {@code work} comes to. */
    public void worker(String path, Function<Letter, Future<String>> work) {
        letters(path, (ctx, letter) -> {
            Future<String> translated = work.apply(letter);
            return translated.compose(text -> letter.answer(JsonObject.of("translated_text", text)));
        });
    }

    private static Handler<RoutingContext> refuse(String allowed) {
        return ctx -> {
            ctx.response().putHeader("Allow", allowed);
            ctx.fail(405);
        };
    }

    private void fail(RoutingContext ctx) {
        if (ctx.failure() instanceof HttpClosedException || ctx.failure() instanceof StreamResetException) {
            // nobody waits for an answer
            return;
        }
        Problem problem = ctx.failure() instanceof Problem known ? known : foreseen(ctx.statusCode());
        if (!ctx.response().ended() && !ctx.response().closed()) {
            if (problem.status() == 500) {
                LOG.error("{} failed", Letter.requestId(ctx), ctx.failure());
            }
            ctx.put(Admission.PROBLEM, problem);
            onProblem.accept(ctx, problem);
        }
    }

    /** What made this request fail; an unforeseen exception becomes a 500 that keeps its inside to itself. */
    private static Problem foreseen(int status) {
        return switch (status) {
            case 404 -> new Problem(404, "There is nothing at this path.");
            case 405 -> new Problem(405, "This path does not take the method used; see the Allow header.");
            case 408 -> new Problem(408, "The letter did not arrive in time.");
            case 413 -> new Problem(413, "A letter may have at most 64 KB.");
            case 415 -> new Problem(415, "Send the letter as application/json or as a plain form.");
            case 500 -> new Problem(500, "This service failed; its log (kubectl logs) says why.");
            default -> new Problem(400, "The request could not be understood.");
        };
    }
}
