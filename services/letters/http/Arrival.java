package letters.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;

/** Bounds how a letter may arrive: not in parts, and not byte by byte, for its place would be kept for ever. */
final class Arrival implements PlatformHandler {

    static final long MOST_MILLIS = 5000;

    @Override
    public void handle(RoutingContext ctx) {
        String type = ctx.request().getHeader("Content-Type");
        if (type != null && type.regionMatches(true, 0, "multipart/", 0, 10)) {
            ctx.fail(415);
            return;
        }
        long tooSlow = ctx.vertx().setTimer(MOST_MILLIS, late -> {
            if (!ctx.request().isEnded()) {
                // what still comes is not waited for either
                ctx.response().putHeader("Connection", "close");
                ctx.addEndHandler(answered -> ctx.request().connection().close());
                ctx.fail(408);
            }
        });
        ctx.addEndHandler(end -> ctx.vertx().cancelTimer(tooSlow));
        ctx.next();
    }
}
