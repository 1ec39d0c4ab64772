package letters.frontend.page;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import letters.wire.Body;
import letters.wire.Problem;

/** The one page there is: as found, with a result, or with a problem. */
public final class Page {

    private static final Pattern NAME = Pattern.compile("\\{\\{([a-z-]+)}}");
    /** This is a Korean lab: whoever accepts no other of these reads Korean. */
    private static final ResourceBundle KO = texts("ko");

    private static final Map<String, ResourceBundle> LANGUAGES = Map.of("ko", KO, "en", texts("en"));
    private static final Map<String, String> AS_FOUND = Map.of(
            "no-result", "hidden", "result", "", "no-problem", "hidden", "advice", "", "command", "", "cause", "");

    private static final String POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'";

    private final String template = read("page.html");

    /** Serves a file that lies beside this class, from memory. */
    public static Handler<RoutingContext> file(String name, String type) {
        String content = read(name);
        return ctx -> {
            ctx.response().putHeader("Content-Type", type + ";charset=utf-8").putHeader("Cache-Control", "max-age=60");
            ctx.end(content);
        };
    }

    /** The page as found. */
    public void welcome(RoutingContext ctx) {
        send(ctx, 200, Map.of());
    }

    /** The page with the translated letter. */
    public Future<Void> result(RoutingContext ctx, String text) {
        return send(ctx, 200, Map.of("result", text, "no-result", ""));
    }

    /** The page with what went wrong, what to look at, and the button to try again. */
    public Future<Void> problem(RoutingContext ctx, Problem problem) {
        ResourceBundle texts = texts(ctx);
        String kind = texts.containsKey(problem.kind()) ? problem.kind() : "500";
        String cause = "%d %s: %s".formatted(problem.status(), problem.title(), problem.getMessage());
        Map<String, String> news = new HashMap<>(Map.of("no-problem", "", "cause", cause));
        news.put("headline", texts.getString(problem.status() < 500 ? "astray" : "headline"));
        news.put("advice", texts.getString(kind));
        news.put("command", texts.getString(kind + "-command"));
        return send(ctx, problem.status(), news);
    }

    private Future<Void> send(RoutingContext ctx, int status, Map<String, String> news) {
        ResourceBundle texts = texts(ctx);
        String language = texts.getLocale().getLanguage();
        Map<String, String> values = new HashMap<>(AS_FOUND);
        values.putAll(Map.of("lang", language, "root", root(ctx.request().path())));
        values.putAll(news);
        HttpServerResponse response = ctx.response().setStatusCode(status);
        response.putHeader("Content-Type", "text/html;charset=utf-8").putHeader("Content-Language", language);
        response.putHeader("Content-Security-Policy", POLICY).putHeader("Referrer-Policy", "no-referrer");
        // who asks for a letter may have it told line by line
        response.putHeader("Link", "</translate>; rel=service; type=" + Body.LINES);
        return response.putHeader("Cache-Control", "no-store").end(fill(template, values, texts));
    }

    /** Puts values, else texts, in place of {@code {{names}}}, escaped; one that has neither is a bug, and throws. */
    static String fill(String template, Map<String, String> values, ResourceBundle texts) {
        return NAME.matcher(template).replaceAll(name -> {
            String value = values.get(name.group(1));
            String text = value == null ? texts.getString(name.group(1)) : value;
            String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            return Matcher.quoteReplacement(safe.replace("\"", "&quot;").replace("'", "&#39;"));
        });
    }

    /** Relative, so that the page also works behind a path prefix, as {@code kubectl proxy} has one. */
    private static String root(String path) {
        return "./" + "../".repeat(Math.max(0, path.split("/", -1).length - 2));
    }

    private static ResourceBundle texts(RoutingContext ctx) {
        Stream<String> accepted = ctx.acceptableLanguages().stream().map(LanguageHeader::tag);
        return accepted.filter(LANGUAGES::containsKey)
                .map(LANGUAGES::get)
                .findFirst()
                .orElse(KO);
    }

    private static ResourceBundle texts(String language) {
        return ResourceBundle.getBundle("letters.frontend.page.texts", Locale.forLanguageTag(language));
    }

    private static String read(String name) {
        try (InputStream file = Page.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
