package letters.client;

import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import letters.wire.Sender;

/**
 * The next service: any of its replicas. A Service balances connections, not requests: a few of them, each for a bounded time,
 * spread the letters over its pods. A service that does not speak HTTP/2 gets a connection for each letter.
 */
public final class Upstream {

    static final int CONNECT_MILLIS = 1500;
    private static final int NEXT_ATTEMPT_MILLIS = 250;
    private static final int WANTED = 4;
    /** Letters, and so connections, with a service that speaks HTTP/1.1 alone. */
    private static final int MOST = 10_000;

    private static final int ASK_FOR_HTTP_2_AGAIN_MILLIS = 30_000;
    final Vertx vertx;
    final URI url;
    final Duration retryFor;
    final Counter retries;
    /** Asks those that speak HTTP/1.1 alone. */
    final HttpClientAgent plain;

    private final HttpClientAgent shared;
    private final List<Connection> open = new ArrayList<>();
    private Future<?> opening = Future.succeededFuture();
    private boolean onlyHttp1;

    /** The service at this URL, called from one event loop. While it is out of reach a letter waits for {@code retryFor}. */
    public Upstream(Vertx vertx, URI url, Duration retryFor, Counter retries) {
        this.vertx = vertx;
        this.url = url;
        this.retryFor = retryFor;
        this.retries = retries;
        HttpClientOptions one = options().setKeepAlive(false);
        HttpClientOptions many = options().setProtocolVersion(HttpVersion.HTTP_2);
        this.plain = vertx.createHttpClient(one, new PoolOptions().setHttp1MaxSize(MOST));
        this.shared = vertx.createHttpClient(many.setHttp2ClearTextUpgradeWithPreflightRequest(true));
    }

    private HttpClientOptions options() {
        int port = url.getPort() < 0 ? 80 : url.getPort();
        HttpClientOptions options =
                new HttpClientOptions().setDefaultHost(url.getHost()).setDefaultPort(port);
        return options.setConnectTimeout(CONNECT_MILLIS);
    }

    /**
     * Passes the letter on, again when a replica is lost, and comes to its translation. The sender hears how it goes. Fails with
     * a {@link letters.wire.Problem} that names the URL.
     *
     * @param text empty while nobody has read the letter
     * @param elapsed the milliseconds of the stage that another replica has done
     */
    public Future<Translation> post(Optional<String> text, long elapsed, Sender sender) {
        return new Call(this, sender, text.orElse(null), elapsed).translation();
    }

    /** The least busy connection, another than the one avoided where possible; none where the service speaks HTTP/1.1 alone. */
    Future<Optional<Connection>> connection(Connection avoided) {
        if (opening.isComplete() && open.size() < WANTED && !onlyHttp1) {
            opening = race();
        }
        return open.isEmpty() ? opening.compose(opened -> leastBusy(avoided)) : leastBusy(avoided);
    }

    private Future<Optional<Connection>> leastBusy(Connection avoided) {
        Optional<Connection> chosen = open.stream()
                .filter(connection -> connection != avoided || open.size() == 1)
                .min(Comparator.comparingLong(Connection::busy));
        if (chosen.filter(Connection::isFull).isPresent()) {
            return Future.failedFuture(Failure.FAILED.at(url, "it takes no more letters"));
        }
        // of those equally busy, the one that has waited longest comes first
        chosen.filter(open::remove).ifPresent(open::add);
        return Future.succeededFuture(chosen);
    }

    /**
     * Connects as browsers do (RFC 8305), for what is missing at once, then again every 250 ms until one attempt has succeeded:
     * behind a Service the next one may reach another pod, and one on a dead node answers nothing.
     */
    private Future<?> race() {
        List<Future<?>> attempts = new ArrayList<>();
        for (int attempt = open.size(); attempt < WANTED; attempt++) {
            attempts.add(connect());
        }
        for (int millis = NEXT_ATTEMPT_MILLIS; millis < CONNECT_MILLIS; millis += NEXT_ATTEMPT_MILLIS) {
            attempts.add(vertx.timer(millis)
                    .compose(late -> opening.isComplete() ? Future.failedFuture("over") : connect()));
        }
        Future<?> first = Future.any(attempts).timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS);
        return first.recover(
                cause -> Future.failedFuture(cause instanceof TimeoutException ? Failure.silent(url) : cause));
    }

    private Future<?> connect() {
        // a client that is closed throws
        return Future.succeededFuture()
                .compose(ready -> shared.connect(new HttpConnectOptions()))
                .onSuccess(this::connected);
    }

    private void connected(HttpClientConnection http) {
        if (http.protocolVersion() == HttpVersion.HTTP_2 && open.size() < WANTED) {
            open.add(new Connection(vertx, http, open::remove));
            return;
        }
        http.close();
        if (open.isEmpty() && !onlyHttp1) {
            onlyHttp1 = true;
            vertx.setTimer(ASK_FOR_HTTP_2_AGAIN_MILLIS, over -> onlyHttp1 = false);
        }
    }
}
