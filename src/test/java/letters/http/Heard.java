package letters.http;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the lines as they would be written. */
record Heard(List<JsonObject> lines) implements Lines {

    Heard() {
        this(new CopyOnWriteArrayList<>());
    }

    @Override
    public void progress(Stage stage, long elapsed) {
        lines.add(stage.line(elapsed));
    }

    @Override
    public void say(JsonObject line) {
        lines.add(line);
    }
}
