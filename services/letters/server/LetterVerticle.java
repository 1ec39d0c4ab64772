package letters.server;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import letters.Environment;
import letters.client.Upstream;
import letters.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One service: its coming, its health, and its going. What it does is up to its {@link #routes}. */
public abstract class LetterVerticle extends VerticleBase {

    private static final Duration IN_FLIGHT = Duration.ofSeconds(20);
    /** A dead node never closes its connections. */
    private static final int IDLE_SECONDS = 60;
    /** Letters come in crowds; Linux lowers this to its own limit. */
    private static final int WAITING_CONNECTIONS = 16_384;
    /** Streams that are no letters: refused ones, the page, Kubernetes. */
    private static final int BESIDE_LETTERS = 100;

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final String host;
    private final int port;
    private final String pod;
    private final String node;
    private final Duration drain;
    private final int lettersAtOnce;
    private int streams;
    private HttpServer server;
    private boolean draining;

    /**
     * Reads HOST, PORT, POD_NAME, NODE_NAME, DRAIN_MS and LETTERS_AT_ONCE. Nothing listens beyond loopback unless HOST asks for it;
     * PORT 0 stands for any free one; letters are still taken for DRAIN_MS after the service was told to go.
     */
    protected LetterVerticle(Environment environment, int usualPort) {
        host = environment.text("HOST", "127.0.0.1");
        port = environment.number("PORT", usualPort, 0, 65_535);
        pod = environment.text("POD_NAME", "");
        node = environment.text("NODE_NAME", "");
        drain = environment.millis("DRAIN_MS", 3000);
        lettersAtOnce = environment.lettersAtOnce();
    }

    /** Says what the service answers where, and which service comes next. */
    protected abstract void routes(Routes routes);

    /** Writes the answer of a request that failed. */
    protected void explain(RoutingContext ctx, Problem problem) {
        Letter.answer(ctx, problem);
    }

    /** The service that letters are passed on to; when it is out of reach they wait for so long. */
    protected final Upstream upstream(URI url, Duration retryFor) {
        return new Upstream(vertx, url, retryFor, metrics.counter("letter.retries"));
    }

    /** The line that says that this replica begins a stage. */
    protected final JsonObject begins(String stage, Duration expected) {
        JsonObject line = JsonObject.of("stage", stage, "expected_ms", expected.toMillis());
        return pod.isEmpty() ? line : line.put("pod", pod).put("node", node);
    }

    /** Works on a stage of the letter, which takes its time; comes to the line that says that it is over. */
    protected final Future<JsonObject> work(Letter letter, String stage, Duration expected) {
        JsonObject line = begins(stage, expected);
        return letter.work(line).map(over -> {
            Timer.builder("letter.stage").tag("stage", stage).register(metrics).record(expected);
            return line.put("elapsed_ms", expected.toMillis());
        });
    }

    /** {@code pod@node}, empty outside a cluster. */
    protected final String servedBy() {
        return node.isEmpty() ? pod : pod + '@' + node;
    }

    /** The port it listens on. */
    public final int port() {
        return server.actualPort();
    }

    @Override
    public final Future<?> start() {
        metrics.counter("letter.retries");
        Router router = Router.router(vertx);
        Routes routes = new Routes(router, this::introduce, new Admission(lettersAtOnce, metrics), this::explain);
        routes.get("/health/live", ctx -> ctx.json(JsonObject.of("status", "UP")));
        routes.get("/health/ready", this::ready);
        routes.get("/metrics", ctx -> {
            ctx.response().putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            ctx.end(metrics.scrape());
        });
        routes(routes);
        // letters share connections, a few from each replica before this one; so many on each, and so many may be given
        // up
        int streams = lettersAtOnce / 4 + 100;
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setAcceptBacklog(WAITING_CONNECTIONS)
                .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(streams))
                .setHttp2RstFloodMaxRstFramePerWindow(streams)
                // each of these would cost every connection a handler for what nobody here speaks
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
        server = vertx.createHttpServer(options).requestHandler(router);
        return server.listen(port, host)
                .onSuccess(listening -> log.info("listening on {}:{}", host, port()))
                .recover(cause -> {
                    String why = "cannot listen on %s:%d: %s".formatted(host, port, cause.getMessage());
                    return Future.failedFuture(new IOException(why, cause));
                });
    }

    /** Goes: not ready from now on, closed after the drain time (to those who speak HTTP/2: GOAWAY), done when the last letter is answered. */
    @Override
    public final Future<?> stop() {
        draining = true;
        log.info("draining for {} ms", drain.toMillis());
        // the endpoint disappears from every node's rules only some time after the signal; until then letters arrive
        return vertx.timer(Math.max(1, drain.toMillis()))
                .compose(drained -> server.shutdown(IN_FLIGHT))
                // ends in the middle of the last answer: one more turn of the event loop, and that is logged too
                .compose(finished -> Future.<Void>future(turn -> vertx.runOnContext(turn::complete)))
                .onSuccess(done -> log.info("gone"));
    }

    /**
     * Says nothing about the next service: if it did, one broken service would take all before it out of service too,
     * and nobody would be left to show the error.
     */
    private void ready(RoutingContext ctx) {
        ctx.response().setStatusCode(draining ? 503 : 200);
        ctx.json(JsonObject.of("status", draining ? "DRAINING" : "UP"));
    }

    private void introduce(RoutingContext ctx) {
        String given = ctx.request().getHeader(Letter.REQUEST_ID);
        boolean usable = given != null && given.matches("[A-Za-z0-9._-]{1,64}");
        String id = usable
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        ctx.put(Letter.REQUEST_ID, id);
        ctx.response().putHeader(Letter.REQUEST_ID, id).putHeader("X-Content-Type-Options", "nosniff");
        if (!pod.isEmpty()) {
            ctx.response().putHeader("X-Served-By", servedBy());
        }
        if (draining) {
            Admission.comeBackElsewhere(ctx);
        }
        if (ctx.request().version() == HttpVersion.HTTP_2 && crowded(ctx)) {
            // letters would have been refused before: these streams take no answer, and cost memory until they do
            ctx.request().connection().close();
        } else {
            ctx.next();
        }
    }

    private boolean crowded(RoutingContext ctx) {
        ctx.addEndHandler(answered -> {
            if (answered.succeeded() && !ctx.request().isEnded()) {
                // what is answered before it has arrived, even a turn later, is not to stay as half a stream
                vertx.runOnContext(turn -> resetUnlessEnded(ctx));
            }
        });
        // in place of Vert.x Web's, which has nothing to do once the answer is written
        ctx.response().closeHandler(closed -> streams--);
        return ++streams > lettersAtOnce + BESIDE_LETTERS;
    }

    private static void resetUnlessEnded(RoutingContext ctx) {
        if (!ctx.request().isEnded()) {
            ctx.response().reset(0);
        }
    }
}
