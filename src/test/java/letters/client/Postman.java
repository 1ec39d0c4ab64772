package letters.client;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import letters.wire.Sender;

/** Takes letters to one next service, on its event loop, and keeps what it hears of them, and when, until it goes. */
record Postman(Upstream upstream, List<JsonObject> heard, Promise<Void> goes) implements Sender {

    static Postman to(URI url, Vertx vertx, int retryForMillis) {
        Counter retries = new SimpleMeterRegistry().counter("retries");
        Upstream upstream = new Upstream(vertx, url, Duration.ofMillis(retryForMillis), retries);
        return new Postman(upstream, new CopyOnWriteArrayList<>(), Promise.promise());
    }

    /** Comes to the translation of this text; null stands for a letter that nobody has read. */
    Future<String> take(String text) {
        Promise<Translation> taken = Promise.promise();
        upstream.vertx.runOnContext(
                go -> upstream.post(Optional.ofNullable(text), 0, this).onComplete(taken));
        return taken.future().map(Translation::text);
    }

    /** The lines that have this field. */
    List<JsonObject> heard(String field) {
        return heard.stream().filter(line -> line.containsKey(field)).toList();
    }

    @Override
    public String requestId() {
        return "letter-1";
    }

    @Override
    public void say(JsonObject line) {
        heard.add(line.copy().put("heard_ms", System.nanoTime() / 1_000_000));
    }

    @Override
    public Future<Void> gone() {
        return goes.future();
    }
}
