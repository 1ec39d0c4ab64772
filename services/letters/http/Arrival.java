package letters.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;

/** Bounds the time a letter may take to arrive: a sender that drips it byte by byte would keep its place for ever. */
final class Arrival implements PlatformHandler {

    private static final long MOST_MILLIS = 5000;

    @Override
    public void handle(RoutingContext ctx) {
        long tooSlow = ctx.vertx().setTimer(MOST_MILLIS, late -> {
            if (!ctx.request().isEnded()) {
                ctx.fail(408);
            }
        });
        ctx.addEndHandler(end -> ctx.vertx().cancelTimer(tooSlow));
        ctx.next();
    }
}
