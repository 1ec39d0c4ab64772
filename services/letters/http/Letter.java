package letters.http;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A letter as a worker gets it.
 *
 * @param requestId its name in every log
 * @param json whether it came as JSON
 * @param body what came with it; empty when that was no JSON object
 * @param sender who hears how far it is
 */
public record Letter(String requestId, boolean json, JsonObject body, Sender sender) {

    private static final long MOST_DONE_MILLIS = 3_600_000;

    /** The text it came with; nothing when there is none but blanks. */
    public Optional<String> text() {
        return Body.text(body, "text");
    }

    /** The milliseconds another replica has already worked on it, as it says, at most an hour; 0 when it says nothing that could be. */
    public long done() {
        return body.getValue("elapsed_ms") instanceof Number millis
                ? Math.min(MOST_DONE_MILLIS, Math.max(0, millis.longValue()))
                : 0;
    }
}
