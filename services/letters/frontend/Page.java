package letters.frontend;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import letters.http.Problem;

/** The one page there is: as found, with a result, or with a problem. */
final class Page {

    private static final String SHOWN = "";
    private static final String HIDDEN = "hidden";

    private final Template template = new Template(Asset.read("page.html"));

    /** The page as found. */
    void welcome(RoutingContext ctx) {
        send(ctx, 200, Map.of());
    }

    /** The page with the translated letter. */
    Future<Void> result(RoutingContext ctx, String text) {
        return send(ctx, 200, Map.of("result", text, "no-result", SHOWN));
    }

    /** The page with what went wrong, what to look at, and the button to try again. */
    Future<Void> problem(RoutingContext ctx, Problem problem) {
        Map<String, String> texts = Language.of(ctx).texts();
        String kind = texts.containsKey(problem.kind()) ? problem.kind() : "500";
        return send(
                ctx,
                problem.status(),
                Map.of(
                        "no-problem",
                        SHOWN,
                        "headline",
                        texts.get(problem.status() < 500 ? "astray" : "sorry"),
                        "advice",
                        texts.get(kind),
                        "command",
                        texts.get(kind + "-command"),
                        "cause",
                        "%d %s: %s".formatted(problem.status(), problem.title(), problem.detail())));
    }

    private Future<Void> send(RoutingContext ctx, int status, Map<String, String> news) {
        Language language = Language.of(ctx);
        Map<String, String> values = new HashMap<>(language.texts());
        values.putAll(Map.of(
                "no-result",
                HIDDEN,
                "result",
                "",
                "no-problem",
                HIDDEN,
                "headline",
                values.get("sorry"),
                "advice",
                "",
                "command",
                "",
                "cause",
                ""));
        values.put("lang", language.tag());
        values.put("root", root(ctx.request().path()));
        values.putAll(news);
        return ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html;charset=utf-8")
                .putHeader("Content-Language", language.tag())
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-store")
                .end(template.fill(values));
    }

    /** Relative, so that the page also works behind a path prefix, as {@code kubectl proxy} has one. */
    private static String root(String path) {
        return "./"
                + "../"
                        .repeat(Math.max(
                                0, (int) path.chars().filter(c -> c == '/').count() - 1));
    }
}
