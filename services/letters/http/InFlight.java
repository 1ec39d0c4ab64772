package letters.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;

/** Bounds the letters a replica works on at once: one too many is told to come back, rather than slowing all the others. */
final class InFlight implements PlatformHandler {

    private final int most;
    private int now;

    InFlight(int most) {
        this.most = most;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (now >= most) {
            ctx.response().putHeader("Retry-After", "1");
            ctx.fail(new Trouble(503, "This replica works on " + most + " letters already; try again in a second."));
            return;
        }
        now++;
        ctx.addEndHandler(end -> now--);
        ctx.next();
    }

    /** Letters being worked on. */
    int now() {
        return now;
    }
}
