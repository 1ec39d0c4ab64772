package letters.frontend;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import letters.http.Env;
import letters.http.LetterServer;
import letters.http.NextService;
import letters.http.Pod;
import letters.http.Problem;
import letters.http.Reply;
import letters.http.Service;
import letters.http.Stage;
import letters.http.Translation;

/** Frontend: the page with the one button, and the letter it sends on its way. */
public final class Frontend extends VerticleBase {

    private final Settings settings;
    private final Page page = new Page();
    private LetterServer server;
    private NextService ocr;
    private Stage taken;

    /** A frontend that gives OCR-Worker, with everything behind it, {@code patience} to answer. */
    public record Settings(Pod pod, URI ocr, Duration patience) {

        static Settings from(Env env) {
            return new Settings(
                    Pod.from(env, 5000),
                    env.url("OCR_SERVICE_URL", "http://ocr-service:5001", "/ocr"),
                    Duration.ofSeconds(30));
        }

        private JsonObject outcome(Translation translation, boolean inLines) {
            JsonObject outcome = JsonObject.of("translated_text", translation.text());
            return inLines ? outcome.put("retries", translation.retries()).put("frontend", pod.servedBy()) : outcome;
        }
    }

    /** A frontend not yet listening. */
    public Frontend(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        server = new LetterServer(vertx, settings.pod(), this::explain)
                .get("/", page::welcome)
                .get("/style.css", new Asset("style.css", "text/css"))
                .get("/app.js", new Asset("app.js", "text/javascript"))
                .get("/icon.svg", new Asset("icon.svg", "image/svg+xml"))
                .letter("/translate", this::translate);
        ocr = server.next(settings.ocr(), settings.patience());
        taken = server.stage("frontend", Duration.ofSeconds(8));
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
        Reply reply = Reply.to(ctx);
        // Whoever hears this knows that this replica is alive.
        reply.progress(taken, 0);
        return ocr.post(server.requestId(ctx), reply)
                .compose(translation -> wantsJson(ctx)
                        ? reply.answer(settings.outcome(translation, reply.inLines()))
                        : page.result(ctx, translation.text()));
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
