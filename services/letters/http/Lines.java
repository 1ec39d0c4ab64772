package letters.http;

import io.vertx.core.json.JsonObject;

/** What the sender of a letter hears while it is worked on. */
public interface Lines {

    /** Lines of JSON, one object a line. */
    String TYPE = "application/x-ndjson";

    /** For a sender who hears of the outcome alone. */
    Lines NONE = new Lines() {
        @Override
        public void progress(Stage stage, long elapsed) {
            // nobody hears it
        }

        @Override
        public void say(JsonObject line) {
            // nobody hears it
        }

        @Override
        public boolean unheard() {
            return false;
        }
    };

    /** Says how many milliseconds of this stage are over. */
    void progress(Stage stage, long elapsed);

    /** Says something else: that the letter was read, or that another replica is asked. */
    void say(JsonObject line);

    /** Whether the sender has gone: nobody needs the letter any more. */
    boolean unheard();
}
