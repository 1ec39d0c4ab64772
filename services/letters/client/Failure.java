package letters.client;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import letters.wire.Body;
import letters.wire.Problem;

/** How the call to the next service can fail, in words that name where to look. */
enum Failure {
    UNKNOWN_NAME(502, "The next service's name does not resolve"),
    REFUSED(502, "The next service refuses connections"),
    UNREACHABLE(502, "The next service cannot be reached"),
    SILENT(504, "The next service does not take connections in time"),
    LATE(504, "The next service does not answer in time"),
    FAILED(502, "The next service answered with an error"),
    EMPTY(502, "The next service answered without a text"),
    BROKEN(502, "The connection to the next service broke");

    private static final int LONGEST_REASON = 300;
    private final int status;
    private final String title;

    Failure(int status, String title) {
        this.status = status;
        this.title = title;
    }

    Problem at(URI url, String cause) {
        String kind = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem("tag:letters,2026:" + kind, title, status, "POST " + url + ": " + cause);
    }

    /** Why there is no connection, or no answer on it. */
    static Problem of(URI url, Throwable cause) {
        if (cause instanceof Problem known) {
            return known;
        } else if (cause instanceof UnknownHostException) {
            return UNKNOWN_NAME.at(url, "the name \"%s\" does not resolve".formatted(url.getHost()));
        } else if (cause instanceof ConnectTimeoutException) {
            return silent(url);
        } else if (cause instanceof ConnectException) {
            return REFUSED.at(url, "connection refused, nothing listens there");
        } else if (cause instanceof SocketException && !"Connection reset".equals(cause.getMessage())) {
            return UNREACHABLE.at(url, "no way to that address from here");
        } else if (cause instanceof TimeoutException) {
            return LATE.at(url, "no answer in time");
        }
        return BROKEN.at(url, "the connection broke before the answer was complete");
    }

    static Problem silent(URI url) {
        return SILENT.at(url, "no connection within %d ms".formatted(Upstream.CONNECT_MILLIS));
    }

    /** What came instead of a translation, with the reason that it gave, in short. */
    static Problem in(URI url, Call.Answer answer) {
        String reason = Body.text(Body.json(answer.body()), "detail")
                .map(detail -> " (" + detail.substring(0, Math.min(detail.length(), LONGEST_REASON)) + ")")
                .orElse("");
        return FAILED.at(url, "it answered " + answer.status() + reason);
    }
}
