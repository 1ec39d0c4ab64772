package letters.http;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.buffer.Buffer;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** How the call to the next service can fail. */
enum Fault {
    UNKNOWN_NAME(502, "The next service's name does not resolve"),
    REFUSED(502, "The next service refuses connections"),
    UNREACHABLE(502, "The next service cannot be reached"),
    SILENT(504, "The next service does not take connections in time"),
    LATE(504, "The next service does not answer in time"),
    FAILED(502, "The next service answered with an error"),
    EMPTY(502, "The next service answered without a text"),
    BROKEN(502, "The connection to the next service broke");

    static final String UNFINISHED = "the connection broke before the answer was complete";
    private static final int LONGEST_REASON = 300;

    private final int status;
    private final String title;

    Fault(int status, String title) {
        this.status = status;
        this.title = title;
    }

    Trouble at(URI url, String cause) {
        String kind = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Trouble(new Problem("tag:letters,2026:" + kind, title, status, "POST " + url + ": " + cause));
    }

    /** The reason that an answer which is no translation gave, in short and in parentheses; else nothing. */
    static String reason(Buffer body) {
        return Body.text(Body.object(body), "detail")
                .map(reason -> " (" + reason.substring(0, Math.min(reason.length(), LONGEST_REASON)) + ")")
                .orElse("");
    }

    /** Why a call failed, in words that name where to look. */
    static Trouble explain(NextService next, Throwable cause) {
        URI url = next.url();
        if (cause instanceof Trouble trouble) {
            return trouble;
        } else if (cause instanceof UnknownHostException) {
            return UNKNOWN_NAME.at(url, "the name \"%s\" does not resolve".formatted(url.getHost()));
        } else if (cause instanceof ConnectTimeoutException) {
            return SILENT.at(url, "no connection within %d ms".formatted(NextService.CONNECT_MILLIS));
        } else if (cause instanceof ConnectException) {
            return REFUSED.at(url, "connection refused, nothing listens there");
        } else if (cause instanceof SocketException) {
            return UNREACHABLE.at(url, "no way to that address from here");
        } else if (cause instanceof TimeoutException) {
            return LATE.at(
                    url, "no word for %d ms".formatted(next.patience().silence().toMillis()));
        }
        return BROKEN.at(url, UNFINISHED);
    }
}
