package letters.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The service that a letter is passed on to: any of its replicas. */
public final class NextService {

    static final int CONNECT_MILLIS = 500;
    /** With the time to connect this is less than the silence after which this service would be given up itself. */
    private static final int ANSWER_OPTIONS_MILLIS = 900;
    /** A dead node never closes its connections. */
    private static final int IDLE_SECONDS = 60;

    private static final int MOST_CONNECTIONS = 20_000;

    private final Vertx vertx;
    private final URI url;
    private final Patience patience;
    private final Runnable onRetry;
    private final HttpClient client;
    private Bundle bundle;
    private Future<Boolean> takesBundles;

    /** The service at this URL; {@code onRetry} runs whenever another replica is asked. */
    NextService(Vertx vertx, URI url, Patience patience, Runnable onRetry) {
        this.onRetry = onRetry;
        this.vertx = vertx;
        this.url = url;
        this.patience = patience;
        // A Service balances connections, not requests: a kept connection would pin all letters to one pod,
        // and go on pointing at it after its node died.
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAlive(false)
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setIdleTimeout(IDLE_SECONDS),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }

    /** Passes on a letter nobody has read, as {@link #post(String, long, String, Lines)} does. */
    public Future<Translation> post(String requestId, Lines heard) {
        return post(null, 0, requestId, heard);
    }

    /**
     * Passes the letter on, to another replica when one is lost, and answers with its translation; to be called on an
     * event loop. Every line of its progress is said to {@code heard}. Fails with a {@link Trouble} that names the URL.
     */
    public Future<Translation> post(String text, long elapsed, String requestId, Lines heard) {
        return new Delivery(vertx, this, text, elapsed, requestId, heard).outcome();
    }

    /** The bundle that is open at present. */
    Bundle bundle() {
        if (bundle == null || !bundle.isOpen()) {
            bundle = new Bundle(vertx, this);
        }
        return bundle;
    }

    /** Connects to one replica, to ask it. */
    Future<HttpClientRequest> request(String type) {
        return client.request(
                options(HttpMethod.POST).putHeader("Content-Type", type).putHeader("Accept", type));
    }

    /**
     * Whether its replicas take bundles: every one of the lab's own says so in Accept-Post. Of a service that leaves the
     * question unanswered it is taken that it does not.
     */
    Future<Boolean> takesBundles() {
        if (takesBundles == null) {
            takesBundles = client.request(options(HttpMethod.OPTIONS))
                    .compose(asked -> asked.send()
                            .timeout(ANSWER_OPTIONS_MILLIS, TimeUnit.MILLISECONDS)
                            .map(answer -> {
                                String types = answer.getHeader("Accept-Post");
                                return types != null && types.contains(Lines.TYPE);
                            })
                            .recover(cause -> {
                                asked.reset();
                                forget();
                                return cause instanceof TimeoutException
                                        ? Future.succeededFuture(false)
                                        : Future.failedFuture(cause);
                            }))
                    .onFailure(cause -> forget());
        }
        return takesBundles;
    }

    /** It may be another implementation by now: the next bundle asks again. */
    void forget() {
        takesBundles = null;
    }

    void countRetry() {
        onRetry.run();
    }

    URI url() {
        return url;
    }

    Patience patience() {
        return patience;
    }

    private RequestOptions options(HttpMethod method) {
        return new RequestOptions().setMethod(method).setAbsoluteURI(url.toString());
    }
}
