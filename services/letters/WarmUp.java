package letters;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import letters.client.Translation;
import letters.server.LetterVerticle;
import letters.server.Routes;

/**
 * A letter that a service sends to itself, and back, before it takes any: the first real one then finds everything loaded.
 * When an image is built, what is loaded on the way goes into its class data archive.
 */
final class WarmUp extends LetterVerticle {

    private static final Environment ENVIRONMENT = new Environment(Map.of("DRAIN_MS", "0"));

    private WarmUp() {
        super(ENVIRONMENT, 0);
    }

    @Override
    protected void routes(Routes routes) {
        routes.worker(
                "/warm-up",
                letter -> work(letter, "warm-up", Duration.ofMillis(1)).map("warm"));
    }

    private Future<Translation> send(String url) {
        return Future.future(sent -> context.runOnContext(go -> upstream(URI.create(url), Duration.ofSeconds(5))
                .post(Optional.empty(), 0, () -> "warm-up")
                .onComplete(sent)));
    }

    /** Does it; the service can do without. */
    static Future<?> on(Vertx vertx) {
        WarmUp service = new WarmUp();
        return vertx.deployVerticle(service)
                .compose(id -> service.send("http://127.0.0.1:" + service.port() + "/warm-up")
                        .eventually(() -> vertx.undeploy(id)))
                .onFailure(Throwable::printStackTrace);
    }

    /** For the image: also looks a name up, which takes the most classes. Where images are built there may be no answer at all. */
    public static void main(String[] args) {
        Vertx vertx = Launcher.vertx(ENVIRONMENT);
        WarmUp lost = new WarmUp();
        on(vertx)
                .compose(warm -> vertx.deployVerticle(lost))
                .compose(id -> lost.send("http://warm-up.invalid/").otherwiseEmpty())
                .onComplete(end -> System.exit(end.succeeded() ? 0 : 1));
    }
}
