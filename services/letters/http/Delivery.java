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

    /** Gives the replica up when it has been silent for too long. (The client's own idle timeout shrinks while data comes.) */
    private void watch(int number) {
        long left = next.silence().toNanos() - (System.nanoTime() - lastSign);
        if (left <= 0) {
            lost(number, new TimeoutException());
        } else if (number == attempt && !outcome.future().isComplete()) {
            vertx.cancelTimer(watcher);
            watcher = vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(left) + 1, later -> watch(number));
        }
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
        heard.accept(JsonObject.of("stage", letter.containsKey("text") ? "translate" : "ocr", "retry", ++retries,
                "reason", trouble.problem().title(), "elapsed_ms", letter.getLong("elapsed_ms", 0L)));
        vertx.setTimer(BETWEEN_ATTEMPTS_MILLIS, again -> {
            if (!outcome.future().isComplete()) {
                attempt();
            }
        });
    }
}
