package letters.wire;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;

/** Who sent a letter and waits for it. */
public interface Sender {

    /** The X-Request-Id, by which every log names the letter. */
    String requestId();

    /** Says what changed: a stage begins, the letter was read, it is sent again. */
    default void say(JsonObject line) {}

    /** Completes when nobody waits any more. */
    default Future<Void> gone() {
        return Promise.<Void>promise().future();
    }
}
