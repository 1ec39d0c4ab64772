package letters.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import letters.wire.Body;
import letters.wire.Problem;
import letters.wire.Sender;

/** A letter as it arrived, and the answer to it: lines of JSON while it is worked on if its sender asked for them, else the outcome alone. */
public final class Letter implements Sender {

    static final String REQUEST_ID = "X-Request-Id";
    private static final long MOST_ELAPSED = 3_600_000;
    /** Short of the 500 ms that are promised, for a timer may be late. */
    private static final long HEARTBEAT_MILLIS = 450;

    private final RoutingContext ctx;
    private final HttpServerResponse response;
    private final boolean inLines;
    private final JsonObject body;
    private final Promise<Void> gone = Promise.promise();
    /** What was last said, and how it begins when it is repeated. */
    private JsonObject line;

    private String repeated;
    private long said;
    private long waitingSince;

    Letter(RoutingContext ctx) {
        this.ctx = ctx;
        this.response = ctx.response();
        this.inLines = Body.isLines(ctx.request().getHeader("Accept"));
        this.body = isJson() ? Body.json(ctx.body().buffer()) : new JsonObject();
        // one turn later: what fails because nobody waits is then no failure any more
        ctx.addEndHandler(end -> ctx.vertx().runOnContext(turn -> gone.tryComplete()));
    }

    static String requestId(RoutingContext ctx) {
        return ctx.get(REQUEST_ID);
    }

    @Override
    public String requestId() {
        return requestId(ctx);
    }

    @Override
    public Future<Void> gone() {
        return gone.future();
    }

    /** Whether it came as JSON; what parameters the type has, well-formed or not, does not matter. */
    public boolean isJson() {
        String type = ctx.request().getHeader("Content-Type");
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    /** The text it came with; nothing when there is none but blanks. */
    public Optional<String> text() {
        return Body.text(body, "text");
    }

    /** The milliseconds another replica has already worked on it, as it says, at most an hour; 0 when it says nothing that could be. */
    public long elapsed() {
        return Math.min(MOST_ELAPSED, Math.max(0, Body.number(body, "elapsed_ms")));
    }

    /** Whether its sender asked for lines. */
    public boolean inLines() {
        return inLines;
    }

    @Override
    public void say(JsonObject news) {
        if (inLines && !response.closed() && !response.ended()) {
            line = news;
            repeated = null;
            said = System.nanoTime();
            waitingSince = !news.containsKey("retry") ? 0 : waitingSince == 0 ? said : waitingSince;
            begin().write(Body.line(news));
        }
    }

    /**
     * Says this, and from now on at least twice a second what was said last, and how far that is by now: a sign that this replica
     * lives. The services behind speak only when something changes.
     */
    public void repeat(JsonObject first) {
        say(first);
        if (inLines) {
            long timer = ctx.vertx().setPeriodic(HEARTBEAT_MILLIS, beat -> again(System.nanoTime()));
            gone().onComplete(end -> ctx.vertx().cancelTimer(timer));
        }
    }

    private void again(long now) {
        // what is only on the way may be missed by one who reads slowly
        if (!response.writeQueueFull() && !response.ended()) {
            if (repeated == null) {
                JsonObject rest = line.copy();
                List.of("text", "retry", "reason", "elapsed_ms").forEach(rest::remove);
                repeated = rest.encode().replaceFirst("}$", ",\"elapsed_ms\":");
            }
            String waiting = waitingSince > 0 ? ",\"waiting_ms\":" + (now - waitingSince) / 1_000_000 : "";
            response.write(repeated + Body.elapsed(line, (now - said) / 1_000_000) + waiting + "}\n");
        }
    }

    /** Completes when this stage is over, what another replica has done of it included; holds up nobody, and fails when nobody waits. */
    Future<Void> work(JsonObject stage) {
        long left = stage.getLong("expected_ms") - elapsed();
        if (left <= 0) {
            return Future.succeededFuture();
        }
        say(stage.copy().put("elapsed_ms", elapsed()));
        // a timer counts whole milliseconds: one more, lest the stage be a fraction too short
        Timer timer = ctx.vertx().timer(left + 1, TimeUnit.MILLISECONDS);
        gone().onComplete(end -> timer.cancel());
        return timer;
    }

    /** Ends with the outcome: as the last line, or as the JSON answer. */
    public Future<Void> answer(JsonObject outcome) {
        return inLines ? begin().end(Body.line(outcome)) : ctx.json(outcome);
    }

    /** Ends a request with this problem as JSON; where lines were sent already, as the last one. */
    static void answer(RoutingContext ctx, Problem problem) {
        HttpServerResponse response = ctx.response();
        if (response.headWritten()) {
            response.end(Body.line(JsonObject.of("problem", problem.json())));
        } else {
            response.setStatusCode(problem.status()).putHeader("Content-Type", "application/problem+json");
            response.end(problem.json().encode());
        }
    }

    private HttpServerResponse begin() {
        if (!response.headWritten()) {
            response.setChunked(true).putHeader("Content-Type", Body.LINES).putHeader("Cache-Control", "no-store");
        }
        return response;
    }
}
