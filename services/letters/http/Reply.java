package letters.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The answer to one request: lines of JSON while the letter is worked on if its sender asked for them, else the outcome alone. */
public final class Reply implements Sender {

    private final RoutingContext ctx;
    private final boolean wanted;
    private Heartbeat heartbeat;

    private Reply(RoutingContext ctx) {
        this.ctx = ctx;
        String accept = ctx.request().getHeader("Accept");
        this.wanted = accept != null && accept.contains(TYPE);
    }

    /** The reply to this request. */
    public static Reply to(RoutingContext ctx) {
        return new Reply(ctx);
    }

    /** Whether the sender asked for lines. */
    public boolean inLines() {
        return wanted;
    }

    @Override
    public boolean gone() {
        return ctx.response().closed();
    }

    @Override
    public Heartbeat heartbeat() {
        if (heartbeat == null) {
            heartbeat = new Heartbeat(ctx.vertx());
        }
        return heartbeat;
    }

    @Override
    public void progress(Stage stage, long elapsed) {
        if (wanted) {
            say(stage.line(elapsed));
        }
    }

    @Override
    public void say(JsonObject line) {
        if (wanted && !gone()) {
            begin(ctx.response()).write(line.toBuffer().appendByte((byte) '\n'));
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

    /** Makes the response one of lines, unless it is already. */
    static HttpServerResponse begin(HttpServerResponse response) {
        return response.headWritten()
                ? response
                : response.setChunked(true).putHeader("Content-Type", TYPE).putHeader("Cache-Control", "no-store");
    }
}
