package letters.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.WriteStream;
import java.util.HashMap;
import java.util.Map;

/** Lines of JSON on their way into a connection: those of one turn of the event loop are written at once. */
final class Outbox {

    private final Vertx vertx;
    private final WriteStream<Buffer> stream;
    private final Map<Stage, JsonObject> progress = new HashMap<>();
    private Buffer gathered;
    private boolean ended;

    Outbox(Vertx vertx, WriteStream<Buffer> stream) {
        this.vertx = vertx;
        this.stream = stream;
    }

    void add(JsonObject line) {
        if (!ended) {
            soon();
            // What was said first comes first: a letter that was read is not being read any more.
            appendProgress();
            append(line);
        }
    }

    /** Adds how far a letter is: one line tells of all letters in the same stage. */
    void add(Stage stage, Object letter, long elapsed) {
        if (!ended) {
            soon();
            JsonObject line = progress.computeIfAbsent(
                    stage, first -> first.line().put("letters", new JsonArray()).put("elapsed_ms", new JsonArray()));
            line.getJsonArray("letters").add(letter);
            line.getJsonArray("elapsed_ms").add(elapsed);
        }
    }

    /** The other side reads more slowly than this one writes. */
    boolean full() {
        return stream.writeQueueFull();
    }

    /** No more lines; those gathered are written first. */
    void end() {
        if (!ended) {
            write();
            ended = true;
            stream.end();
        }
    }

    /** No more lines, and those gathered are not written either. */
    void drop() {
        ended = true;
    }

    private void soon() {
        if (gathered == null) {
            gathered = Buffer.buffer(256);
            vertx.runOnContext(turn -> write());
        }
    }

    private void write() {
        if (gathered != null && !ended) {
            appendProgress();
            stream.write(gathered);
            gathered = null;
        }
    }

    private void appendProgress() {
        progress.values().forEach(this::append);
        progress.clear();
    }

    private void append(JsonObject line) {
        gathered.appendBuffer(line.toBuffer()).appendByte((byte) '\n');
    }
}
