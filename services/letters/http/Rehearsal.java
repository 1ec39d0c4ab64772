package letters.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Sends itself one letter and ends: what is loaded on the way goes into the images' class data archive. */
final class Rehearsal extends VerticleBase {

    private static final Env ENV = new Env(Map.of("PORT", "0", "DRAIN_MS", "0"));

    private LetterServer server;

    @Override
    public Future<?> start() {
        server = new LetterServer(vertx, Pod.from(ENV, 0), (ctx, problem) -> problem.answer(ctx))
                .letter("/rehearsal", this::rehearse);
        return server.open()
                .compose(listening -> pass("localhost"))
                // Looking a name up takes the most classes. Where images are built there may be no answer at all.
                .eventually(() -> pass("rehearsal.invalid").otherwiseEmpty());
    }

    private Future<String> pass(String host) {
        URI url = URI.create("http://" + host + ":" + server.port() + "/rehearsal");
        return new NextService(vertx, url, Patience.once(Duration.ofSeconds(1))).post(new JsonObject(), "rehearsal", line -> { });
    }

    private Future<?> rehearse(RoutingContext ctx) {
        Lines lines = Lines.to(ctx);
        return server.work("rehearsal", Duration.ofMillis(1), 0, lines)
                .compose(worked -> lines.answer(JsonObject.of("translated_text", "rehearsed")));
    }

    @Override
    public Future<?> stop() {
        return server.close();
    }

    public static void main(String[] args) {
        Log.open();
        Vertx vertx = Service.vertx();
        vertx.deployVerticle(new Rehearsal())
                .compose(vertx::undeploy)
                .onFailure(cause -> Log.failure("rehearsal failed", cause))
                .onComplete(end -> System.exit(end.succeeded() ? 0 : 1));
    }
}
