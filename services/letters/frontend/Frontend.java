package letters.frontend;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import letters.Environment;
import letters.Launcher;
import letters.client.Translation;
import letters.client.Upstream;
import letters.frontend.page.Page;
import letters.server.Letter;
import letters.server.LetterVerticle;
import letters.server.Routes;
import letters.wire.Problem;

/** Frontend: the page with the one button, and the letter it sends on its way. */
public final class Frontend extends LetterVerticle {

    private static final Duration WHOLE = Duration.ofSeconds(8);
    private final Page page = new Page();
    private final URI url;
    private final Duration retryFor;
    private Upstream ocr;

    /** Reads OCR_SERVICE_URL and RETRY_FOR_MS. */
    public Frontend(Environment environment) {
        super(environment, 5000);
        url = environment.url("OCR_SERVICE_URL", "http://ocr-service:5001", "/ocr");
        retryFor = environment.millis("RETRY_FOR_MS", 60_000);
    }

    @Override
    protected void routes(Routes routes) {
        ocr = upstream(url, retryFor);
        routes.get("/", page::welcome);
        routes.get("/style.css", Page.file("style.css", "text/css"));
        routes.get("/app.js", Page.file("app.js", "text/javascript"));
        routes.get("/icon.svg", Page.file("icon.svg", "image/svg+xml"));
        routes.letters("/translate", this::translate);
    }

    /** A client whose frontend died says how far the letter was: a stage, or a part of it, is not done again. */
    private Future<?> translate(RoutingContext ctx, Letter letter) {
        letter.repeat(begins("frontend", WHOLE));
        return ocr.post(letter.text(), letter.elapsed(), letter)
                .compose(end -> wantsJson(ctx) ? letter.answer(outcome(end, letter)) : page.result(ctx, end.text()));
    }

    private JsonObject outcome(Translation translation, Letter letter) {
        JsonObject outcome = JsonObject.of("translated_text", translation.text());
        return letter.inLines() ? outcome.put("retries", translation.retries()).put("frontend", servedBy()) : outcome;
    }

    @Override
    protected void explain(RoutingContext ctx, Problem problem) {
        if (wantsJson(ctx)) {
            super.explain(ctx, problem);
        } else {
            page.problem(ctx, problem);
        }
    }

    private static boolean wantsJson(RoutingContext ctx) {
        String accept = ctx.request().getHeader("Accept");
        return accept != null && accept.contains("json") && !accept.contains("html");
    }

    /** Runs the frontend as a process. */
    public static void main(String[] args) {
        Launcher.run(Frontend::new);
    }
}
