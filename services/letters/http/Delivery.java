package letters.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * One letter with the next service: attempts until a replica finishes it. What a lost replica had done is not done again:
 * its lines said how far it was, and the next one goes on from there.
 */
final class Delivery {

    private static final long BETWEEN_ATTEMPTS_MILLIS = 100;
    private static final long MOST_BETWEEN_ATTEMPTS_MILLIS = 500;

    private static final Stage OCR = new Stage("ocr", 0, "", "");
    private static final Stage TRANSLATE = new Stage("translate", 0, "", "");

    private final Vertx vertx;
    private final NextService next;
    private final String requestId;
    private final Lines heard;
    private final Promise<Translation> outcome = Promise.promise();
    private final long tooLate;
    private String text;
    /** What the replica works on; until one has said so, what it would begin with. */
    private Stage stage;

    private long elapsed;
    private Trouble lastTrouble;
    private long lastHeard = System.nanoTime();
    private int retries;
    private int failures;

    /** Begins the first attempt. The text is null while nobody has read the letter. */
    Delivery(Vertx vertx, NextService next, String text, long elapsed, String requestId, Lines heard) {
        this.vertx = vertx;
        this.next = next;
        this.text = text;
        this.stage = begins();
        this.elapsed = elapsed;
        this.requestId = requestId;
        this.heard = heard;
        this.tooLate = vertx.setTimer(
                next.patience().whole().toMillis(),
                late -> end(
                        null,
                        lastTrouble != null
                                ? lastTrouble
                                : Fault.LATE.at(
                                        next.url(),
                                        "no answer within %d ms"
                                                .formatted(
                                                        next.patience().whole().toMillis()))));
        next.bundle().add(this);
    }

    Future<Translation> outcome() {
        return outcome.future();
    }

    String requestId() {
        return requestId;
    }

    /** What the next replica is to know: how far the letter is. */
    JsonObject body() {
        JsonObject body = new JsonObject();
        if (text != null) {
            body.put("text", text);
        }
        return elapsed > 0 ? body.put("elapsed_ms", elapsed) : body;
    }

    /** Hears how far the replica is with this letter. */
    void progress(Stage stage, long elapsed) {
        lastHeard = System.nanoTime();
        failures = 0;
        this.stage = stage;
        this.elapsed = elapsed;
        heard.progress(stage, elapsed);
    }

    /** Hears what else the replica says of this letter; whether that was its last word. */
    boolean isEndedBy(JsonObject line) {
        lastHeard = System.nanoTime();
        if (line.getValue("translated_text") instanceof String translated) {
            end(translated, null);
        } else if (line.getValue("problem") instanceof JsonObject problem) {
            ended(problem.getInteger("status", 500), " (%s)".formatted(problem.getString("detail")));
        } else {
            failures = 0;
            if (line.getValue("text") instanceof String read) {
                text = read;
                stage = begins();
                elapsed = 0;
            }
            if (line.containsKey("retry")) {
                stage = begins();
                line.put("retry", ++retries);
            }
            heard.say(line);
            return false;
        }
        return true;
    }

    /** The replica answered with this and nothing else. */
    void answered(int status, Buffer body) {
        if (status == 200) {
            Body.textOrAll(body, "translated_text")
                    .ifPresentOrElse(
                            translated -> end(translated, null),
                            () -> end(null, Fault.EMPTY.at(next.url(), "it answered 200, but with no text")));
        } else {
            ended(status, Fault.reason(body));
        }
    }

    /** Nothing is heard of the replica at present: whoever waits for the letter shall hear of this service at least. */
    void quiet() {
        heard.progress(stage, elapsed);
    }

    /** This replica will not finish the letter: another is asked, unless none has been heard of for too long. */
    void lost(Trouble trouble) {
        if (outcome.future().isComplete()) {
            return;
        }
        if (System.nanoTime() - lastHeard >= next.patience().unheard().toNanos()) {
            end(null, trouble);
            return;
        }
        lastTrouble = trouble;
        Log.info("%s asks another replica%s: %s"
                .formatted(
                        requestId,
                        stage.pod().isEmpty() ? "" : " than " + stage.pod() + '@' + stage.node(),
                        trouble.getMessage()));
        next.countRetry();
        // Where it is now, nobody knows until the other replica says so.
        stage = begins();
        heard.say(stage.line(elapsed)
                .put("retry", ++retries)
                .put("reason", trouble.problem().title()));
        vertx.setTimer(Math.min(MOST_BETWEEN_ATTEMPTS_MILLIS, ++failures * BETWEEN_ATTEMPTS_MILLIS), again -> {
            if (!outcome.future().isComplete()) {
                next.bundle().add(this);
            }
        });
    }

    private void ended(int status, String reason) {
        Trouble trouble = Fault.FAILED.at(next.url(), "it answered " + status + reason);
        if (status == 503) {
            lost(trouble);
        } else {
            end(null, trouble);
        }
    }

    private Stage begins() {
        return text == null ? OCR : TRANSLATE;
    }

    private void end(String translated, Trouble trouble) {
        vertx.cancelTimer(tooLate);
        if (trouble == null) {
            outcome.tryComplete(new Translation(translated, retries));
        } else {
            outcome.tryFail(trouble);
        }
    }
}
