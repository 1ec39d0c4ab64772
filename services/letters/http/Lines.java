package letters.http;

import io.vertx.core.json.JsonObject;

/** What is heard of a letter while it is worked on. */
public interface Lines {

    /** Lines of JSON, one object a line. */
    String TYPE = "application/x-ndjson";

    /** Says how many milliseconds of this stage are over. */
    void progress(Stage stage, long elapsed);

    /** Says something else: that the letter was read, or that another replica is asked. */
    void say(JsonObject line);
}
