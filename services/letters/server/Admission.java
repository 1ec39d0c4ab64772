package letters.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import letters.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the letters a replica works on at once: one too many is told to come back, rather than slowing all the others. And
 * bounds how a letter may arrive: not in parts, and not byte by byte, for its place would be kept for ever.
 */
final class Admission implements PlatformHandler {

    /** Where a request keeps the {@link Problem} it was answered with. */
    static final String PROBLEM = "problem";

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final long ARRIVES_WITHIN_MILLIS = 5000;
    private final int most;
    private final MeterRegistry metrics;
    private int inFlight;

    Admission(int most, MeterRegistry metrics) {
        this.most = most;
        this.metrics = metrics;
        Gauge.builder("letters.in.flight", () -> inFlight).register(metrics);
    }

    @Override
    public void handle(RoutingContext ctx) {
        long begun = System.nanoTime();
        ctx.addEndHandler(end -> ended(ctx, (System.nanoTime() - begun) / 1_000_000));
        if (++inFlight > most) {
            ctx.response().putHeader("Retry-After", "1");
            comeBackElsewhere(ctx);
            throw new Problem(503, "This replica works on " + most + " letters already; try again in a second.");
        }
        String type = ctx.request().getHeader("Content-Type");
        if (type != null && type.regionMatches(true, 0, "multipart/", 0, 10)) {
            ctx.fail(415);
            return;
        }
        long timer = ctx.vertx().setTimer(ARRIVES_WITHIN_MILLIS, late -> {
            if (!ctx.request().isEnded() && !ctx.response().headWritten()) {
                comeBackElsewhere(ctx);
                if (ctx.request().version() != HttpVersion.HTTP_2) {
                    // what still comes is not waited for either
                    ctx.addEndHandler(answered -> ctx.request().connection().close());
                }
                ctx.fail(408);
            }
        });
        ctx.addEndHandler(end -> ctx.vertx().cancelTimer(timer));
        ctx.next();
    }

    /** A new connection may lead to another replica. HTTP/2 has no such header, and needs none: its connections are shared. */
    static void comeBackElsewhere(RoutingContext ctx) {
        if (ctx.request().version() != HttpVersion.HTTP_2) {
            ctx.response().putHeader("Connection", "close");
        }
    }

    private void ended(RoutingContext ctx, long millis) {
        inFlight--;
        Problem problem = ctx.get(PROBLEM);
        String failed = problem == null ? "translated" : Integer.toString(problem.status());
        String outcome = ctx.response().ended() ? failed : "abandoned";
        metrics.counter("letters", "outcome", outcome).increment();
        String why = problem == null ? "" : ": " + problem.getMessage();
        LOG.info("{} {} {} in {} ms{}", Letter.requestId(ctx), ctx.normalizedPath(), outcome, millis, why);
    }
}
