package letters.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One letter with the next service: attempts until a replica finishes it. What a lost replica had done is not done again:
 * its lines said how far it was, and the next one goes on from there.
 */
final class Delivery {

    private static final long BETWEEN_ATTEMPTS_MILLIS = 100;
    private static final long MOST_BETWEEN_ATTEMPTS_MILLIS = 500;
    /** A little longer than a heartbeat, which would have to be repeated otherwise. */
    private static final long QUIET_MILLIS = Work.HEARTBEAT_MILLIS + 150;
    /** A timer this late says that this service's own event loop stood still. */
    private static final long HELD_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Vertx vertx;
    private final NextService next;
    private final JsonObject letter;
    private final String requestId;
    private final Consumer<JsonObject> heard;
    private final Promise<String> outcome = Promise.promise();
    private final long tooLate;
    private Trouble lastTrouble;
    private HttpClientRequest request;
    private long lastHeard = System.nanoTime();
    private long lastSign;
    private long watcher = -1;
    private int attempt;
    private int retries;
    private int failures;

    Delivery(Vertx vertx, NextService next, JsonObject letter, String requestId, Consumer<JsonObject> heard) {
        this.vertx = vertx;
        this.next = next;
        this.letter = letter.copy();
        this.requestId = requestId;
        this.heard = heard;
        this.lastTrouble = Fault.LATE.at(next.url(), "no answer within %d ms".formatted(next.patience().whole().toMillis()));
        this.tooLate = vertx.setTimer(next.patience().whole().toMillis(), late -> outcome.tryFail(lastTrouble));
        attempt();
    }

    Future<String> outcome() {
        return outcome.future().onComplete(end -> {
            vertx.cancelTimer(tooLate);
            vertx.cancelTimer(watcher);
            if (end.failed() && request != null) {
                request.reset();
            }
        });
    }

    private void attempt() {
        int number = ++attempt;
        request = null;
        lastSign = System.nanoTime();
        watch(number);
        next.request(requestId)
                .compose(asked -> {
                    if (number != attempt) {
                        asked.reset();
                        return Future.failedFuture("another replica was asked meanwhile");
                    }
                    request = asked;
                    return asked.send(letter.toBuffer());
                })
                .onSuccess(response -> listen(number, response))
                .onFailure(cause -> lost(number, cause));
    }

    /**
     * Gives the replica up when it has been silent for too long, and until then tells the one who waits that this service
     * lives: else both would be given up. (The client's own idle timeout will not do: it shrinks while data comes.)
     */
    private void watch(int number) {
        if (number != attempt || outcome.future().isComplete()) {
            return;
        }
        long quiet = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastSign);
        long left = next.silence().toMillis() - quiet;
        if (left <= 0) {
            lost(number, new TimeoutException());
            return;
        }
        if (quiet >= QUIET_MILLIS) {
            heard.accept(progress());
        }
        vertx.cancelTimer(watcher);
        long pause = Math.min(left, quiet < QUIET_MILLIS ? QUIET_MILLIS - quiet : Work.HEARTBEAT_MILLIS);
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
        watcher = vertx.setTimer(pause, later -> {
            // when this service itself was held up, what it did not hear says nothing about the other
            if (System.nanoTime() - due > HELD_UP_NANOS) {
                lastSign = System.nanoTime();
            }
            watch(number);
        });
    }

    private void listen(int number, HttpClientResponse response) {
        response.exceptionHandler(cause -> lost(number, cause));
        String type = response.getHeader("Content-Type");
        if (response.statusCode() == 200 && type != null && type.startsWith(Lines.TYPE)) {
            next.speaksInLines();
            watch(number);
            response.handler(RecordParser.newDelimited("\n", line -> line(number, line)));
            response.endHandler(end -> lost(number, Fault.BROKEN.at(next.url(), Fault.UNFINISHED)));
        } else {
            response.body().onSuccess(body -> answer(number, response.statusCode(), body));
        }
    }

    private void line(int number, Buffer text) {
        if (number != attempt || outcome.future().isComplete()) {
            return;
        }
        JsonObject line = text.toJsonObject();
        lastSign = lastHeard = System.nanoTime();
        failures = 0;
        if (line.getValue("translated_text") instanceof String translated) {
            outcome.tryComplete(translated);
        } else if (line.getValue("problem") instanceof JsonObject problem) {
            outcome.tryFail(Fault.FAILED.at(next.url(), "it answered %d (%s)".formatted(problem.getInteger("status"), problem.getString("detail"))));
        } else {
            remember(line);
            if (line.containsKey("retry")) {
                line.put("retry", ++retries);
            }
            heard.accept(line);
        }
    }

    /** Where the next replica would go on, should this one be lost. */
    private void remember(JsonObject line) {
        letter.put("elapsed_ms", line.getLong("elapsed_ms", 0L));
        if (line.getValue("text") instanceof String read) {
            letter.put("text", read).put("elapsed_ms", 0L);
        }
    }

    private void answer(int number, int status, Buffer body) {
        if (status == 200) {
            Body.textOrAll(body, "translated_text").ifPresentOrElse(outcome::tryComplete,
                    () -> outcome.tryFail(Fault.EMPTY.at(next.url(), "it answered 200, but with no text")));
        } else {
            Trouble trouble = Fault.FAILED.at(next.url(), Fault.status(status, body));
            if (status == 503) {
                lost(number, trouble);
            } else {
                outcome.tryFail(trouble);
            }
        }
    }

    private void lost(int number, Throwable cause) {
        if (number != attempt || outcome.future().isComplete()) {
            return;
        }
        Trouble trouble = Fault.explain(next, cause);
        if (System.nanoTime() - lastHeard >= next.patience().unheard().toNanos()) {
            outcome.tryFail(trouble);
            return;
        }
        attempt++;
        lastTrouble = trouble;
        if (request != null) {
            request.reset();
        }
        Log.info("%s asks another replica: %s".formatted(requestId, trouble.getMessage()));
        heard.accept(progress().put("retry", ++retries).put("reason", trouble.problem().title()));
        vertx.setTimer(Math.min(MOST_BETWEEN_ATTEMPTS_MILLIS, ++failures * BETWEEN_ATTEMPTS_MILLIS), again -> {
            if (!outcome.future().isComplete()) {
                attempt();
            }
        });
    }

    private JsonObject progress() {
        return JsonObject.of("stage", letter.containsKey("text") ? "translate" : "ocr", "elapsed_ms", letter.getLong("elapsed_ms", 0L));
    }
}
