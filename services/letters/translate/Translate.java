package letters.translate;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import letters.http.Body;
import letters.http.Env;
import letters.http.LetterServer;
import letters.http.Lines;
import letters.http.Pod;
import letters.http.Service;
import letters.http.Trouble;

/** Translate-Worker: takes its time, then answers with the letter in Korean. */
public final class Translate extends VerticleBase {

    /** The sample lab knows one translation, whatever the letter says. */
    private static final JsonObject TRANSLATION =
            JsonObject.of("translated_text", "자녀로부터 온 편지입니다. 안녕하세요.");

    private final Settings settings;
    private LetterServer server;

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
                .letter("/translate", this::translate);
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

    private Future<?> translate(RoutingContext ctx) {
        if (!Body.isJson(ctx.request().getHeader("Content-Type"))) {
            throw new Trouble(415, "Send the letter as application/json.");
        }
        if (Body.text(ctx.body().buffer(), "text").isEmpty()) {
            throw new Trouble(400, "Send JSON of the form {\"text\": \"…\"}.");
        }
        Lines lines = Lines.to(ctx);
        return server.work("translate", settings.delay(), Body.done(ctx.body().buffer()), lines)
                .compose(translated -> lines.answer(TRANSLATION));
    }

    /** Runs the worker as a process. */
    public static void main(String[] args) {
        Service.run(env -> new Translate(Settings.from(env)));
    }
}
