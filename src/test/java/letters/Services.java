package letters;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import letters.frontend.Frontend;
import letters.http.Pod;
import letters.ocr.Ocr;
import letters.translate.Translate;

/** The services under test, each on a free port of this machine, and stand-ins for those they call. */
public final class Services implements AutoCloseable {

    /** Long enough to be measured, short enough not to be felt. */
    public static final Duration DELAY = Duration.ofMillis(40);

    public static final Pod POD = new Pod("127.0.0.1", 0, "", Duration.ZERO, 100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LETTERS = Logger.getLogger("letters");

    static {
        LETTERS.setLevel(Level.WARNING);
    }

    private final Vertx vertx = Vertx.vertx();
    private final Map<Deployable, String> deployed = new HashMap<>();

    public URI translate() {
        return at(start(new Translate(new Translate.Settings(POD, DELAY))).port(), "/translate");
    }

    public URI ocr(URI translate) {
        return at(
                start(new Ocr(new Ocr.Settings(POD, translate, DELAY, PATIENCE)))
                        .port(),
                "/ocr");
    }

    public URI frontend(URI ocr) {
        return at(start(new Frontend(new Frontend.Settings(POD, ocr, PATIENCE))).port(), "/");
    }

    /** Stands in for the next service. */
    public URI stub(Handler<HttpServerRequest> answer) {
        return at(
                vertx.createHttpServer()
                        .requestHandler(answer)
                        .listen(0, "127.0.0.1")
                        .await()
                        .actualPort(),
                "/ocr");
    }

    public URI stub(int status, String body) {
        return stub(request -> request.response().setStatusCode(status).end(body));
    }

    public <T extends Deployable> T start(T service) {
        deployed.put(service, vertx.deployVerticle(service).await());
        return service;
    }

    /** Tells a service to go. */
    public Future<Void> stop(Deployable service) {
        return vertx.undeploy(deployed.get(service));
    }

    public Vertx vertx() {
        return vertx;
    }

    public static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
