package letters.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** What the sender of a letter hears of it: lines of JSON while it is worked on if it asked for them, else the answer alone. */
public final class Lines {

    static final String TYPE = "application/x-ndjson";

    private final RoutingContext ctx;
    private final boolean wanted;

    private Lines(RoutingContext ctx) {
        this.ctx = ctx;
        String accept = ctx.request().getHeader("Accept");
        this.wanted = accept != null && accept.contains(TYPE);
    }

    /** The lines of this request. */
    public static Lines to(RoutingContext ctx) {
        return new Lines(ctx);
    }

    /** Whether the sender asked for lines. */
    public boolean wanted() {
        return wanted;
    }

    /** Whether the sender has gone: nobody needs the letter any more. */
    boolean unheard() {
        return ctx.response().closed();
    }

    /** Says a line, where lines are wanted. */
    public void say(JsonObject line) {
        if (wanted && !ctx.response().closed()) {
            if (!ctx.response().headWritten()) {
                ctx.response().setChunked(true).putHeader("Content-Type", TYPE).putHeader("Cache-Control", "no-store");
            }
            ctx.response().write(line.toBuffer().appendByte((byte) '\n'));
        }
    }

    /** Ends with the outcome: as the last line, or as the JSON answer. */
    public Future<Void> answer(JsonObject outcome) {
        if (!wanted) {
            return ctx.json(outcome);
        }
        say(outcome);
        return ctx.response().end();
    }
}
