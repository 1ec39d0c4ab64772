package letters;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import letters.frontend.Frontend;
import letters.ocr.Ocr;
import letters.server.LetterVerticle;
import letters.translate.Translate;

/** The services under test, each on a free port of this machine, and stand-ins for those they call. */
public record Services(Vertx vertx, Map<Object, String> deployed) implements AutoCloseable {

    /** A stage's time: long enough to be measured, short enough not to be felt. */
    public static final int DELAY = 40;

    private static final String HOST = "127.0.0.1";
    private static final String USUAL = "PORT=0 DRAIN_MS=0 OCR_DELAY_MS=40 TRANSLATE_DELAY_MS=40 RETRY_FOR_MS=30000 ";

    /** With one event loop, as a process has. */
    public Services() {
        this(Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)), new ConcurrentHashMap<>());
    }

    /** Starts one with these variables, each {@code NAME=value}, beside those that suit most tests. */
    public URI translate(String... variables) {
        return start(Translate::new, "/translate", USUAL, variables);
    }

    public URI ocr(URI translate, String... variables) {
        return start(Ocr::new, "/ocr", USUAL + "TRANSLATE_SERVICE_URL=" + translate, variables);
    }

    public URI frontend(URI ocr, String... variables) {
        return start(Frontend::new, "/translate", USUAL + "OCR_SERVICE_URL=" + ocr, variables);
    }

    /** All three: where the Frontend takes letters. */
    public URI chain() {
        return frontend(ocr(translate()));
    }

    private URI start(Function<Environment, LetterVerticle> service, String path, String usual, String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : (usual + " " + String.join(" ", variables)).split(" +")) {
            environment.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
        }
        LetterVerticle verticle = service.apply(new Environment(environment));
        String id = vertx.deployVerticle(verticle).await();
        URI url = URI.create("http://" + environment.getOrDefault("HOST", HOST) + ":" + verticle.port() + path);
        deployed.put(url, id);
        return url;
    }

    /** Tells a service to go. */
    public Future<Void> stop(URI service) {
        return vertx.undeploy(deployed.get(service));
    }

    /** Stands in for the next service, one that speaks HTTP/2; {@code answer} handles the letters. */
    public URI stub(Handler<HttpServerRequest> answer) {
        return listen(false, answer);
    }

    public URI stub(int status, String body) {
        return stub(request -> request.response().setStatusCode(status).end(body));
    }

    /** Stands in for a service in Flask: HTTP/1.1, no OPTIONS, and every connection is closed after one answer. */
    public URI flask(Handler<HttpServerRequest> answer) {
        return listen(true, answer);
    }

    private URI listen(boolean flask, Handler<HttpServerRequest> answer) {
        var server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(!flask));
        server.requestHandler(request -> {
            if (flask) {
                request.response().putHeader("Connection", "close");
            }
            if (request.method() == HttpMethod.OPTIONS) {
                request.response().setStatusCode(flask ? 405 : 204).end();
            } else {
                answer.handle(request);
            }
        });
        int port = server.listen(0, HOST).await().actualPort();
        return URI.create("http://" + HOST + ":" + port + "/ocr");
    }

    /** Connects with HTTP/2, as the service before this one does; takes answers of so many bytes. */
    public HttpClientConnection connect(URI service, int window) {
        HttpClientOptions options = new HttpClientOptions().setDefaultHost(HOST).setDefaultPort(service.getPort());
        options.setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false);
        options.setInitialSettings(new Http2Settings().setInitialWindowSize(window));
        var client = vertx.createHttpClient(options);
        deployed.put(client, "which Vert.x closes when nobody holds it");
        return client.connect(new HttpConnectOptions()).await();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
