package lab.observe;

import java.time.Duration;
import java.time.Instant;
import lab.pipeline.LetterService;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody was asked, and what came of it.
 *
 * @param what "letter", "page", or the probe or port that was tried, such as "readiness" or "port 5001"
 * @param target where: {@code service/NAME:PORT/PATH} or {@code pod/NAME:PORT/PATH}
 * @param ready whether it was Ready then, if it is a pod
 * @param status the HTTP status; 0 where nobody answered
 * @param body what was answered, at most its first 50,000 characters
 * @param error why nobody answered; else empty
 * @param ms how long it took
 */
public record Exchange(
        LetterService role, String what, String target, boolean ready, int status, String body, String error, long ms) {

    /** Faster than anybody has thought about it. */
    static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** A page may have its style before its button. */
    private static final int BODY = 50_000;

    public Exchange {
        body = shortened(body);
        error = shortened(error);
    }

    private static String shortened(String text) {
        return text.length() > BODY ? text.substring(0, BODY) : text;
    }

    /** What came of the same question, asked then. */
    Exchange with(int status, String body, String error, long ms) {
        return new Exchange(role, what, target, ready, status, body, error, ms);
    }

    static long millisSince(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis();
    }

    void record(Recorder recorder, String namespace) {
        recorder.add(
                "Exchange", answered() ? "answered" : "failed", namespace + "/" + role.deployment() + " " + what, this);
    }

    public boolean answered() {
        return status != 0;
    }

    /** Whether something listens there, be it another protocol's. */
    public boolean listening() {
        return answered() || error.contains("malformed") || error.contains("EOF") || error.contains("reset by peer");
    }

    /** Whether nothing listens there: the connection was refused. */
    public boolean refused() {
        return error.contains("connection refused");
    }

    /** Whether nobody was there who could have thought about it. */
    boolean failedAtOnce() {
        return !answered() && ms < AT_ONCE.toMillis();
    }

    /** The letter in it, as a worker answers it in JSON; else the whole body. */
    public String letter() {
        return letter(body);
    }

    /** The letter in a body; other JSON is written anew, for some libraries write every Korean letter as an escape. */
    static String letter(String body) {
        try {
            var json = JsonMapper.shared().readTree(body);
            return json.path("translated_text").asString(json.toString());
        } catch (JacksonException page) {
            return body;
        }
    }

    @Override
    public String toString() {
        return "%s: %s after %.1f s"
                .formatted(
                        target,
                        answered() ? status + " " + body.lines().findFirst().orElse("") : error,
                        ms / 1000.0);
    }
}
