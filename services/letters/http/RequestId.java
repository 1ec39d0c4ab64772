package letters.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The name a request keeps from service to service and in every log. */
final class RequestId {

    static final String HEADER = "X-Request-Id";
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The caller's, if it can stand in a header and a log line as it is; else a new one. */
    static String of(HttpServerRequest request) {
        return usable(request.getHeader(HEADER));
    }

    /** This one, if it can stand in a header and a log line as it is; else a new one. */
    static String usable(Object given) {
        return given instanceof String id && USABLE.matcher(id).matches()
                ? id
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
