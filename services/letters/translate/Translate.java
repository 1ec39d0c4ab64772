package letters.translate;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import letters.http.Env;
import letters.http.Letter;
import letters.http.LetterServer;
import letters.http.Pod;
import letters.http.Service;
import letters.http.Stage;
import letters.http.Trouble;

/** Translate-Worker: takes its time, then answers with the letter in Korean. */
public final class Translate extends VerticleBase {

    /** The sample lab knows one translation, whatever the letter says. */
    private static final JsonObject TRANSLATION = JsonObject.of("translated_text", "자녀로부터 온 편지입니다. 안녕하세요.");

    private final Settings settings;
    private LetterServer server;
    private Stage stage;

    /** A worker that translates for {@code delay}. */
    public record Settings(Pod pod, Duration delay) {

        static Settings from(Env env) {
            return new Settings(Pod.from(env, 5002), env.millis("TRANSLATE_DELAY_MS", 3000));
        }
    }

    /** A worker not yet listening. */
    public Translate(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        server = new LetterServer(vertx, settings.pod(), (ctx, problem) -> problem.answer(ctx))
                .worker("/translate", this::translate);
        stage = server.stage("translate", settings.delay());
        return server.open();
    }

    @Override
    public Future<?> stop() {
        return server.close();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    private Future<JsonObject> translate(Letter letter) {
        if (!letter.json()) {
            throw new Trouble(415, "Send the letter as application/json.");
        }
        if (letter.text().isEmpty()) {
            throw new Trouble(400, "Send JSON of the form {\"text\": \"…\"}.");
        }
        return server.work(stage, letter).map(TRANSLATION);
    }

    /** Runs the worker as a process. */
    public static void main(String[] args) {
        Service.run(env -> new Translate(Settings.from(env)));
    }
}
