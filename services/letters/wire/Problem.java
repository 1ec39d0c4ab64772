package letters.wire;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;

/** Why a letter was not answered, as RFC 9457 has it; thrown, it ends the letter. */
public final class Problem extends RuntimeException {

    private static final String NO_TYPE_OF_ITS_OWN = "about:blank";
    private final String type;
    private final String title;
    private final int status;

    /** No stack trace is taken: the problem says all there is to know. */
    public Problem(String type, String title, int status, String detail) {
        super(detail, null, false, false);
        this.type = type;
        this.title = title;
        this.status = status;
    }

    /** A problem that its HTTP status describes well enough. */
    public Problem(int status, String detail) {
        this(NO_TYPE_OF_ITS_OWN, HttpResponseStatus.valueOf(status).reasonPhrase(), status, detail);
    }

    public String title() {
        return title;
    }

    public int status() {
        return status;
    }

    /** What there is to say about this kind of problem: the last part of the type, or the status. */
    public String kind() {
        return type.equals(NO_TYPE_OF_ITS_OWN) ? Integer.toString(status) : type.substring(type.lastIndexOf(':') + 1);
    }

    public JsonObject json() {
        return JsonObject.of("type", type, "title", title, "status", status, "detail", getMessage());
    }
}
