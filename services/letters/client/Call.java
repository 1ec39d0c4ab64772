package letters.client;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import letters.wire.Body;
import letters.wire.Problem;
import letters.wire.Sender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One letter with the next service: attempts until a replica finishes it. What a lost replica had done is not done again: its
 * lines and its connection's last sign of life say how far it was, and the next one goes on from there.
 */
final class Call {

    /** What a replica answered in the end: in one piece, or as the last of many lines. */
    record Answer(int status, Buffer body) {}

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);
    private static final int PAUSE_MILLIS = 50;
    private static final int LONGEST_PAUSE_MILLIS = 250;
    /** How long a service that only knows the plain contract may take: nothing is heard of it before. */
    private static final long PLAIN_ANSWER_MILLIS = 25_000;
    /** An outage, or too many letters, which ends. */
    private static final Set<Integer> TRIED_AGAIN = Set.of(502, 503, 504);

    private final Upstream upstream;
    private final Sender sender;
    private final Promise<Translation> outcome = Promise.promise();
    private String text;
    /** What was last said of the letter, and when. */
    private JsonObject line;

    private long heard = System.nanoTime();
    private long lastProgress = heard;
    private int retries;
    private int failures;
    private Connection connection;
    private HttpClientRequest request;

    /** Begins the first attempt. */
    Call(Upstream upstream, Sender sender, String text, long elapsed) {
        this.upstream = upstream;
        this.sender = sender;
        this.text = text;
        this.line = next(elapsed);
        sender.gone().onComplete(gone -> {
            outcome.tryFail("nobody waits");
            giveUp();
        });
        attempt();
    }

    Future<Translation> translation() {
        return outcome.future();
    }

    private void attempt() {
        upstream.connection(connection)
                .compose(this::ask)
                .onSuccess(this::answered)
                .onFailure(cause -> retry(Failure.of(upstream.url, cause)));
    }

    private Future<Answer> ask(Optional<Connection> free) {
        connection = free.orElse(null);
        heard = System.nanoTime();
        String query = upstream.url.getRawQuery();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setURI(upstream.url.getRawPath() + (query == null ? "" : '?' + query))
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", Body.LINES + ", application/json;q=0.9")
                .putHeader("X-Request-Id", sender.requestId());
        long patience = upstream.retryFor.toMillis();
        if (connection == null) {
            // such a service says nothing before it answers
            sender.say(line);
            patience = Math.min(PLAIN_ANSWER_MILLIS, patience);
        }
        Future<HttpClientRequest> begun =
                connection == null ? upstream.plain.request(options) : connection.request(options);
        return begun.compose(this::send).compose(this::listen).timeout(patience, TimeUnit.MILLISECONDS);
    }

    /** What the replica is to know: how far the letter is. */
    private Future<HttpClientResponse> send(HttpClientRequest asked) {
        request = asked;
        JsonObject body = text == null ? new JsonObject() : JsonObject.of("text", text);
        long elapsed = Body.elapsed(line, 0);
        if (elapsed > 0) {
            body.put("elapsed_ms", elapsed);
        }
        return outcome.future().isComplete() ? Future.failedFuture("nobody waits") : request.send(body.toBuffer());
    }

    private Future<Answer> listen(HttpClientResponse response) {
        if (response.statusCode() != 200 || !Body.isLines(response.getHeader("Content-Type"))) {
            return response.body().map(body -> new Answer(response.statusCode(), body));
        }
        Promise<Answer> answer = Promise.promise();
        response.exceptionHandler(answer::tryFail).endHandler(end -> answer.tryFail("no outcome"));
        response.handler(RecordParser.newDelimited("\n", said -> hear(Body.json(said), answer))
                .maxRecordSize(Body.LONGEST)
                .exceptionHandler(answer::tryFail));
        return answer.future();
    }

    private void hear(JsonObject said, Promise<Answer> answer) {
        if (said.containsKey("translated_text")) {
            answer.tryComplete(new Answer(200, said.toBuffer()));
        } else if (said.getValue("problem") instanceof JsonObject problem) {
            answer.tryComplete(new Answer(problem.getInteger("status", 500), problem.toBuffer()));
        } else {
            progress(said);
        }
    }

    private void progress(JsonObject said) {
        heard = System.nanoTime();
        line = said;
        if (said.containsKey("retry")) {
            // a service further on is out of reach, which is no progress
            said.put("retry", ++retries);
        } else {
            lastProgress = heard;
            failures = 0;
        }
        sender.say(said);
        if (said.getValue("text") instanceof String read) {
            text = read;
            line = next(0);
        }
    }

    private void answered(Answer answer) {
        if (TRIED_AGAIN.contains(answer.status())) {
            retry(Failure.in(upstream.url, answer));
        } else if (answer.status() != 200) {
            outcome.tryFail(Failure.in(upstream.url, answer));
        } else {
            Body.textOrAll(answer.body(), "translated_text")
                    .ifPresentOrElse(
                            translated -> outcome.tryComplete(new Translation(translated, retries)),
                            () -> outcome.tryFail(Failure.EMPTY.at(upstream.url, "it answered 200, but with no text")));
        }
    }

    /** Another replica is asked, after a pause that grows, unless the outage has lasted too long. */
    private void retry(Problem problem) {
        giveUp();
        long now = System.nanoTime();
        if (now - lastProgress >= upstream.retryFor.toNanos()) {
            outcome.tryFail(problem);
        }
        if (outcome.future().isComplete()) {
            return;
        }
        if (++failures == 1) {
            String pod = line.getString("pod", "one that has not said its name");
            LOG.info("{} asks another replica than {}: {}", sender.requestId(), pod, problem.getMessage());
        }
        upstream.retries.increment();
        long lived = connection == null ? 0 : (connection.lastSign() - heard) / 1_000_000;
        line = next(Body.elapsed(line, lived));
        sender.say(line.copy().put("retry", ++retries).put("reason", problem.title()));
        upstream.vertx.setTimer(Math.min(LONGEST_PAUSE_MILLIS, failures * PAUSE_MILLIS), again -> attempt());
    }

    private void giveUp() {
        if (request != null) {
            request.reset();
        }
    }

    /** The stage that comes next, so much of it done; nobody is at work on it, as far as is known. */
    private JsonObject next(long elapsed) {
        return JsonObject.of("stage", text == null ? "ocr" : "translate", "elapsed_ms", elapsed);
    }
}
