package letters.ocr;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import letters.http.Body;
import letters.http.Env;
import letters.http.LetterServer;
import letters.http.Lines;
import letters.http.NextService;
import letters.http.Pod;
import letters.http.Service;

/** OCR-Worker: takes its time to read the sample letter, then has it translated. */
public final class Ocr extends VerticleBase {

    private static final JsonObject LETTER = JsonObject.of("text", "Hello from your child");

    private final Settings settings;
    private LetterServer server;
    private NextService translate;

    /** A worker that reads for {@code delay} and gives Translate-Worker {@code patience} to answer. */
    public record Settings(Pod pod, URI translate, Duration delay, Duration patience) {

        /** Patience shrinks along the chain, so that the service that hangs is the one that gets named. */
        static Settings from(Env env) {
            return new Settings(Pod.from(env, 5001),
                    env.url("TRANSLATE_SERVICE_URL", "http://translate-service:5002", "/translate"),
                    env.millis("OCR_DELAY_MS", 5000), Duration.ofSeconds(20));
        }

        private JsonObject read() {
            return LETTER.copy().put("stage", "ocr").put("elapsed_ms", delay.toMillis()).put("expected_ms", delay.toMillis());
        }
    }

    /** A worker not yet listening. */
    public Ocr(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        translate = new NextService(vertx, settings.translate(), settings.patience());
        server = new LetterServer(vertx, settings.pod(), (ctx, problem) -> problem.answer(ctx))
                .letter("/ocr", this::read);
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

    /** A letter that comes with its text was read by a replica that is gone: only the rest is done. */
    private Future<?> read(RoutingContext ctx) {
        Lines lines = Lines.to(ctx);
        long done = Body.done(ctx.body().buffer());
        return (Body.text(ctx.body().buffer(), "text").isPresent()
                ? Future.succeededFuture(done)
                : server.work("ocr", settings.delay(), done, lines).map(read -> {
                    lines.say(settings.read());
                    return 0L;
                }))
                .compose(translated -> server.pass(ctx, translate, translated == 0 ? LETTER : LETTER.copy().put("elapsed_ms", translated), lines::say))
                .compose(text -> lines.answer(JsonObject.of("translated_text", text)));
    }

    /** Runs the worker as a process. */
    public static void main(String[] args) {
        Service.run(env -> new Ocr(Settings.from(env)));
    }
}
