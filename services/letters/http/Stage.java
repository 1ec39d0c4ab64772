package letters.http;

import io.vertx.core.json.JsonObject;

/**
 * What is done with a letter, and where.
 *
 * @param name such as {@code ocr}
 * @param expected how long it takes, in milliseconds; 0 when that is not known
 * @param pod the replica at work and its node; empty outside a cluster
 */
public record Stage(String name, long expected, String pod, String node) {

    /** The stage that this line tells of. */
    static Stage of(JsonObject line) {
        return new Stage(
                line.getString("stage", ""),
                line.getLong("expected_ms", 0L),
                line.getString("pod", ""),
                line.getString("node", ""));
    }

    /** As a line of progress has it, but for the time elapsed. */
    JsonObject line() {
        JsonObject line = JsonObject.of("stage", name);
        if (expected > 0) {
            line.put("expected_ms", expected);
        }
        return pod.isEmpty() ? line : line.put("pod", pod).put("node", node);
    }

    /** The line that says how many milliseconds of it are over. */
    public JsonObject line(long elapsed) {
        return line().put("elapsed_ms", elapsed);
    }
}
