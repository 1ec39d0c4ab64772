package letters.ocr;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import letters.http.Env;
import letters.http.Letter;
import letters.http.LetterServer;
import letters.http.NextService;
import letters.http.Pod;
import letters.http.Service;
import letters.http.Stage;

/** OCR-Worker: takes its time to read the sample letter, then has it translated. */
public final class Ocr extends VerticleBase {

    private static final String SAMPLE = "Hello from your child";

    private final Settings settings;
    private LetterServer server;
    private NextService translate;
    private Stage stage;

    /** A worker that reads for {@code delay} and gives Translate-Worker {@code patience} to answer. */
    public record Settings(Pod pod, URI translate, Duration delay, Duration patience) {

        /** Patience shrinks along the chain, so that the service that hangs is the one that gets named. */
        static Settings from(Env env) {
            return new Settings(
                    Pod.from(env, 5001),
                    env.url("TRANSLATE_SERVICE_URL", "http://translate-service:5002", "/translate"),
                    env.millis("OCR_DELAY_MS", 5000),
                    Duration.ofSeconds(20));
        }
    }

    /** A worker not yet listening. */
    public Ocr(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        server = new LetterServer(vertx, settings.pod(), (ctx, problem) -> problem.answer(ctx))
                .worker("/ocr", this::read);
        translate = server.next(settings.translate(), settings.patience());
        stage = server.stage("ocr", settings.delay());
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
    private Future<JsonObject> read(Letter letter) {
        Future<Long> translated = letter.text().isPresent()
                ? Future.succeededFuture(letter.done())
                : server.work(stage, letter).map(read -> {
                    letter.sender().say(stage.line(stage.expected()).put("text", SAMPLE));
                    return 0L;
                });
        return translated
                .compose(done -> translate.post(SAMPLE, done, letter.requestId(), letter.sender()))
                .map(translation -> JsonObject.of("translated_text", translation.text()));
    }

    /** Runs the worker as a process. */
    public static void main(String[] args) {
        Service.run(env -> new Ocr(Settings.from(env)));
    }
}
