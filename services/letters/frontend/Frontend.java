package letters.frontend;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import letters.http.Env;
import letters.http.LetterServer;
import letters.http.Lines;
import letters.http.NextService;
import letters.http.Pod;
import letters.http.Problem;
import letters.http.Service;

/** Frontend: the page with the one button, and the letter it sends on its way. */
public final class Frontend extends VerticleBase {

    private final Settings settings;
    private final Page page = new Page();
    private LetterServer server;
    private NextService ocr;

    /** A frontend that gives OCR-Worker, with everything behind it, {@code patience} to answer. */
    public record Settings(Pod pod, URI ocr, Duration patience) {

        static Settings from(Env env) {
            return new Settings(Pod.from(env, 5000), env.url("OCR_SERVICE_URL", "http://ocr-service:5001", "/ocr"),
                    Duration.ofSeconds(30));
        }

        /** The first line: whoever hears it knows that this replica is alive. */
        private JsonObject taken() {
            return pod.sign(JsonObject.of("stage", "frontend", "elapsed_ms", 0, "expected_ms", 8000));
        }

        private JsonObject outcome(String text, boolean inLines, int retries) {
            JsonObject outcome = JsonObject.of("translated_text", text);
            return inLines ? outcome.put("retries", retries).put("frontend", pod.servedBy()) : outcome;
        }
    }

    /** A frontend not yet listening. */
    public Frontend(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        ocr = new NextService(vertx, settings.ocr(), settings.patience());
        server = new LetterServer(vertx, settings.pod(), this::explain)
                .get("/", page::welcome)
                .get("/style.css", new Asset("style.css", "text/css"))
                .get("/app.js", new Asset("app.js", "text/javascript"))
                .get("/icon.svg", new Asset("icon.svg", "image/svg+xml"))
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
        Lines lines = Lines.to(ctx);
        lines.say(settings.taken());
        AtomicInteger retries = new AtomicInteger();
        return server.pass(ctx, ocr, new JsonObject(), line -> {
            retries.set(line.getInteger("retry", retries.get()));
            lines.say(line);
        }).compose(text -> wantsJson(ctx)
                ? lines.answer(settings.outcome(text, lines.wanted(), retries.get()))
                : page.result(ctx, text));
    }

    private void explain(RoutingContext ctx, Problem problem) {
        if (wantsJson(ctx)) {
            problem.answer(ctx);
        } else {
            page.problem(ctx, problem);
        }
    }

    private static boolean wantsJson(RoutingContext ctx) {
        String accept = ctx.request().headers().get("Accept");
        return accept != null && accept.contains("json") && !accept.contains("html");
    }

    /** Runs the frontend as a process. */
    public static void main(String[] args) {
        Service.run(env -> new Frontend(Settings.from(env)));
    }
}
