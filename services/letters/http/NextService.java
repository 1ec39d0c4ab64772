package letters.http;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The service that a letter is passed on to. */
public final class NextService {

    private static final int CONNECT_MILLIS = 1000;
    private static final int LETTERS_AT_ONCE = 1000;
    private static final int LONGEST_REASON = 300;

    private final URI url;
    private final Duration patience;
    private final HttpClient client;

    /** The service at this URL, which may take {@code patience} for one letter, the connection included. */
    public NextService(Vertx vertx, URI url, Duration patience) {
        this.url = url;
        this.patience = patience;
        // A Service balances connections, not requests: a kept connection would pin all letters to one pod,
        // and go on pointing at it after its node died.
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setConnectTimeout(CONNECT_MILLIS),
                new PoolOptions().setHttp1MaxSize(LETTERS_AT_ONCE));
    }

    /**
     * Passes the letter on and answers with its translation; to be called on an event loop.
     * Fails with a {@link Trouble} that names the URL.
     */
    public Future<String> post(JsonObject letter) {
        Future<HttpClientRequest> connected = client.request(new RequestOptions().setMethod(HttpMethod.POST)
                .setAbsoluteURI(url.toString())
                .putHeader("Content-Type", "application/json").putHeader("Accept", "application/json"));
        return connected
                .compose(request -> request.send(letter.toBuffer()))
                .compose(response -> response.body().map(body -> read(response.statusCode(), body)))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cause -> connected.onSuccess(HttpClientRequest::reset))
                .recover(cause -> Future.failedFuture(explain(cause)));
    }

    private String read(int status, Buffer body) {
        if (status != 200) {
            String reason = Body.text(body, "detail").map(NextService::quote).orElse("");
            throw Fault.FAILED.at(url, "it answered %d%s".formatted(status, reason));
        }
        return Body.textOrAll(body, "translated_text")
                .orElseThrow(() -> Fault.EMPTY.at(url, "it answered 200, but with no text"));
    }

    private static String quote(String reason) {
        return " (" + reason.substring(0, Math.min(reason.length(), LONGEST_REASON)) + ")";
    }

    private Trouble explain(Throwable cause) {
        if (cause instanceof Trouble trouble) {
            return trouble;
        } else if (cause instanceof UnknownHostException) {
            return Fault.UNKNOWN_NAME.at(url, "the name \"%s\" does not resolve".formatted(url.getHost()));
        } else if (cause instanceof ConnectTimeoutException) {
            return Fault.SILENT.at(url, "no connection within %d ms".formatted(CONNECT_MILLIS));
        } else if (cause instanceof ConnectException) {
            return Fault.REFUSED.at(url, "connection refused, nothing listens there");
        } else if (cause instanceof SocketException) {
            return Fault.UNREACHABLE.at(url, "no way to that address from here");
        } else if (cause instanceof TimeoutException) {
            return Fault.LATE.at(url, "no answer within %d ms".formatted(patience.toMillis()));
        }
        return Fault.BROKEN.at(url, "the connection broke before the answer was complete");
    }
}
