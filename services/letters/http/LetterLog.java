package letters.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;

/** Logs one line for each letter: what, how it ended, how long it took. */
final class LetterLog implements PlatformHandler {

    private static final String STARTED = "started";
    private static final String PROBLEM = "problem";

    private final Metrics metrics;

    LetterLog(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handle(RoutingContext ctx) {
        ctx.put(STARTED, System.nanoTime());
        // The end handler alone would do, but a draining server closes the connection before it gets there.
        ctx.addBodyEndHandler(end -> line(ctx, Integer.toString(ctx.response().getStatusCode())));
        ctx.addEndHandler(end -> line(ctx, "lost its caller"));
        ctx.next();
    }

    /** Keeps the problem for the letter's line; a failure nobody foresaw gets its stack trace logged at once. */
    static void note(RoutingContext ctx, Problem problem) {
        ctx.put(PROBLEM, problem);
        if (problem.status() == 500) {
            Log.failure(ctx.request().method() + " failed", ctx.failure());
        }
    }

    private void line(RoutingContext ctx, String outcome) {
        Long started = ctx.remove(STARTED);
        if (started != null) {
            Problem problem = ctx.get(PROBLEM);
            metrics.ended(problem != null ? Integer.toString(problem.status()) : outcome.equals("200") ? "translated" : "abandoned");
            Log.info("%s %s %s in %d ms%s".formatted(ctx.<String>get(RequestId.HEADER), ctx.normalizedPath(), outcome,
                    (System.nanoTime() - started) / 1_000_000, problem == null ? "" : ": " + problem.detail()));
        }
    }
}
