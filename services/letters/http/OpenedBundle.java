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
    private static final Buffer END_OF_LINE = Buffer.buffer("\n");

    private final RoutingContext ctx;
    private final InFlight inFlight;
    private final LetterLog log;
    private final Function<Letter, Future<JsonObject>> worker;
    private final Outbox outbox;
    private final Heartbeat heartbeat;
    private int working;
    private boolean complete;

    /** Works on what arrives on this request from now on. */
    OpenedBundle(RoutingContext ctx, InFlight inFlight, LetterLog log, Function<Letter, Future<JsonObject>> worker) {
        this.ctx = ctx;
        this.inFlight = inFlight;
        this.log = log;
        this.worker = worker;
        this.outbox = new Outbox(ctx.vertx(), Reply.begin(ctx.response()));
        this.heartbeat = new Heartbeat(ctx.vertx());
        Vertx vertx = ctx.vertx();
        long tooSlow = vertx.setTimer(
                Arrival.MOST_MILLIS, late -> ctx.request().connection().close());
        ctx.response().writeHead();
        ctx.addEndHandler(end -> vertx.cancelTimer(tooSlow));
        RecordParser lines = RecordParser.newDelimited("\n", this::take)
                .maxRecordSize(LONGEST_LINE)
                .exceptionHandler(tooLong -> ctx.request().connection().close());
        ctx.request().handler(lines).endHandler(end -> {
            vertx.cancelTimer(tooSlow);
            lines.handle(END_OF_LINE);
            complete = true;
            endWhenDone();
        });
    }

    private void take(Buffer line) {
        if (line.length() == 0) {
            return;
        }
        JsonObject body = Body.object(line);
        Object number = body.getValue("letter");
        LetterLog.Entry entry = log.begin(RequestId.usable(body.getValue("request_id")), ctx.normalizedPath());
        working++;
        Future<JsonObject> outcome = inFlight.take()
                ? work(new Letter(entry.requestId(), true, body, sender(number)))
                        .onComplete(end -> inFlight.release())
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
            waitForReader();
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

    private Sender sender(Object number) {
        return new Sender() {
            @Override
            public void progress(Stage stage, long elapsed) {
                // What is only on the way may be missed by one who reads slowly; how it ended may not.
                if (!gone() && !outbox.full()) {
                    outbox.add(stage, number, elapsed);
                }
            }

            @Override
            public void say(JsonObject line) {
                outbox.add(line.put("letter", number));
            }

            @Override
            public boolean gone() {
                return ctx.response().closed();
            }

            @Override
            public Heartbeat heartbeat() {
                return heartbeat;
            }
        };
    }

    /** Who sends letters without reading what becomes of them is not to fill this replica's memory. */
    private void waitForReader() {
        if (outbox.full() && !complete) {
            ctx.request().pause();
            ctx.response().drainHandler(read -> ctx.request().resume());
        }
    }

    private void endWhenDone() {
        if (complete && working == 0) {
            outbox.end();
        }
    }
}
