package letters.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/** The service that a letter is passed on to: any of its replicas. */
public final class NextService {

    static final int CONNECT_MILLIS = 500;
    private static final int LETTERS_AT_ONCE = 20_000;

    private final Vertx vertx;
    private final URI url;
    private final Patience patience;
    private final HttpClient client;
    /** A replica has answered in lines: from then on silence means that the one asked is gone. */
    private boolean speaksInLines;

    /** The service at this URL, which may take {@code whole} for one letter, all attempts included. */
    public NextService(Vertx vertx, URI url, Duration whole) {
        this(vertx, url, Patience.of(whole));
    }

    NextService(Vertx vertx, URI url, Patience patience) {
        this.vertx = vertx;
        this.url = url;
        this.patience = patience;
        // A Service balances connections, not requests: a kept connection would pin all letters to one pod,
        // and go on pointing at it after its node died.
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setConnectTimeout(CONNECT_MILLIS),
                new PoolOptions().setHttp1MaxSize(LETTERS_AT_ONCE));
    }

    /**
     * Passes the letter on, to another replica when one is lost, and answers with its translation; to be called on an
     * event loop. Every line of progress goes to {@code heard}. Fails with a {@link Trouble} that names the URL.
     */
    public Future<String> post(JsonObject letter, String requestId, Consumer<JsonObject> heard) {
        return new Delivery(vertx, this, letter, requestId, heard).outcome();
    }

    /** Connects to one replica, to ask it. */
    Future<HttpClientRequest> request(String requestId) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url.toString())
                .putHeader("Content-Type", "application/json").putHeader("Accept", Lines.TYPE + ", application/json")
                .putHeader(RequestId.HEADER, requestId);
        return client.request(options);
    }

    URI url() {
        return url;
    }

    Patience patience() {
        return patience;
    }

    Duration silence() {
        return speaksInLines ? patience.silence() : patience.whole();
    }

    void speaksInLines() {
        speaksInLines = true;
    }
}
