package letters.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** A {@link Bundle} as it arrives: a letter a line, worked on at once, whose lines go back with the letter's number. */
final class OpenedBundle {

    private static final int LONGEST_LINE = Paths.LONGEST_LETTER;

    private final RoutingContext ctx;
    private final InFlight inFlight;
    private final LetterLog log;
    private final Function<Letter, Future<JsonObject>> worker;
    private final Outbox outbox;
    private int working;
    private boolean complete;

    /** Works on what arrives on this request from now on. */
    OpenedBundle(RoutingContext ctx, InFlight inFlight, LetterLog log, Function<Letter, Future<JsonObject>> worker) {
        this.ctx = ctx;
        this.inFlight = inFlight;
        this.log = log;
        this.worker = worker;
        this.outbox = new Outbox(ctx.vertx(), Reply.begin(ctx.response()));
        Vertx vertx = ctx.vertx();
        long tooSlow = vertx.setTimer(Arrival.MOST_MILLIS, late -> ctx.request().connection().close());
        ctx.response().writeHead();
        ctx.response().exceptionHandler(gone -> vertx.cancelTimer(tooSlow));
        ctx.request().exceptionHandler(broken -> vertx.cancelTimer(tooSlow));
        ctx.request().handler(RecordParser.newDelimited("\n", this::take).maxRecordSize(LONGEST_LINE)
                .exceptionHandler(tooLong -> ctx.request().connection().close()));
        ctx.request().endHandler(end -> {
            vertx.cancelTimer(tooSlow);
            complete = true;
            endWhenDone();
        });
    }

    private void take(Buffer line) {
        JsonObject body = Body.object(line);
        Object number = body.getValue("letter");
        LetterLog.Entry entry = log.begin(RequestId.usable(body.getValue("request_id")), ctx.normalizedPath());
        working++;
        Future<JsonObject> outcome = inFlight.take()
                ? work(new Letter(entry.requestId(), true, body, linesOf(number))).onComplete(end -> inFlight.release())
                : Future.failedFuture(inFlight.full());
        outcome.onComplete(end -> {
            working--;
            if (ctx.response().closed()) {
                entry.abandoned();
                return;
            }
            if (end.succeeded()) {
                entry.translated();
                outbox.add(end.result().copy().put("letter", number));
            } else {
                outbox.add(entry.failed(end.cause()).put("letter", number));
            }
            endWhenDone();
        });
    }

    private Future<JsonObject> work(Letter letter) {
        try {
            return worker.apply(letter);
        } catch (RuntimeException refused) {
            return Future.failedFuture(refused);
        }
    }

    private Lines linesOf(Object number) {
        return new Lines() {
            @Override
            public void progress(Stage stage, long elapsed) {
                // What is only on the way may be missed by one who reads slowly; how it ended may not.
                if (!unheard() && !outbox.full()) {
                    outbox.add(stage, number, elapsed);
                }
            }

            @Override
            public void say(JsonObject line) {
                outbox.add(line.put("letter", number));
            }

            @Override
            public boolean unheard() {
                return ctx.response().closed();
            }
        };
    }

    private void endWhenDone() {
        if (complete && working == 0) {
            outbox.end();
        }
    }
}
