package letters.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A letter that a service sends to itself, and back, before it takes any: the first real one then finds everything loaded.
 * When an image is built, what is loaded on the way goes into its class data archive.
 */
final class Rehearsal extends VerticleBase {

    private static final Env ENV = new Env(Map.of("PORT", "0", "DRAIN_MS", "0"));

    /** Nobody listens. */
    private static final Lines UNHEARD = new Lines() {
        @Override
        public void progress(Stage stage, long elapsed) {
            // unheard
        }

        @Override
        public void say(JsonObject line) {
            // unheard
        }
    };

    /** A service that starts does without rather than come late; an image is built once, perhaps on a busy machine. */
    private static final Patience SERVICE = Patience.once(Duration.ofSeconds(1));

    private static final Duration BUILD = Duration.ofSeconds(30);
    private static final Patience IMAGE = new Patience(BUILD, BUILD, BUILD);

    private final Patience patience;
    private LetterServer server;

    private Rehearsal(Patience patience) {
        this.patience = patience;
    }

    @Override
    public Future<?> start() {
        server = new LetterServer(vertx, Pod.from(ENV, 0), (ctx, problem) -> problem.answer(ctx))
                .worker("/rehearsal", this::rehearse);
        return server.open()
                .compose(listening -> send(vertx, "http://127.0.0.1:" + server.port() + "/rehearsal", patience));
    }

    /** Holds it, without a word in the log unless it fails; the service can do without. */
    static Future<Void> on(Vertx vertx) {
        return on(vertx, SERVICE);
    }

    private static Future<Void> on(Vertx vertx, Patience patience) {
        Log.quiet(true);
        return vertx.deployVerticle(new Rehearsal(patience))
                .compose(vertx::undeploy)
                .onComplete(end -> Log.quiet(false))
                .onFailure(cause -> Log.failure("rehearsal failed", cause));
    }

    private static Future<Translation> send(Vertx vertx, String url, Patience patience) {
        return new NextService(vertx, URI.create(url), patience, () -> {}).post("rehearsal", UNHEARD);
    }

    private Future<JsonObject> rehearse(Letter letter) {
        return server.work(server.stage("rehearsal", Duration.ofMillis(1)), letter)
                .map(JsonObject.of("translated_text", "rehearsed"));
    }

    @Override
    public Future<?> stop() {
        return server.close();
    }

    /** For the image: also looks a name up, which takes the most classes. Where images are built there may be no answer at all. */
    public static void main(String[] args) {
        Log.open();
        Vertx vertx = Service.vertx(1);
        on(vertx, IMAGE)
                .compose(held ->
                        send(vertx, "http://rehearsal.invalid/", SERVICE).otherwiseEmpty())
                .onComplete(end -> System.exit(end.succeeded() ? 0 : 1));
    }
}
