package letters.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Why a letter was not answered, as RFC 9457 has it. */
public record Problem(String type, String title, int status, String detail) {

    private static final String NO_TYPE_OF_ITS_OWN = "about:blank";

    /** A problem that its HTTP status describes well enough. */
    public static Problem of(int status, String detail) {
        return new Problem(
                NO_TYPE_OF_ITS_OWN, HttpResponseStatus.valueOf(status).reasonPhrase(), status, detail);
    }

    static Problem of(Throwable cause) {
        return cause instanceof Trouble trouble
                ? trouble.problem()
                : of(500, "This service failed; its log (kubectl logs) says why.");
    }

    /** What made this request fail; an unforeseen exception becomes a 500 that keeps its inside to itself. */
    static Problem of(RoutingContext ctx) {
        if (ctx.failure() instanceof Trouble || ctx.statusCode() == 500) {
            return of(ctx.failure());
        }
        return switch (ctx.statusCode()) {
            case 404 -> of(404, "There is nothing at this path.");
            case 405 -> of(405, "This path does not take the method used; see the Allow header for those it takes.");
            case 408 -> of(408, "The letter did not arrive in time.");
            case 413 -> of(413, "A letter may have at most 64 KB.");
            case 415 -> of(415, "Send the letter as application/json or as a plain form.");
            default -> of(400, "The request could not be understood.");
        };
    }

    /** What there is to say about this kind of problem: the last part of the type, or the status. */
    public String kind() {
        return type.equals(NO_TYPE_OF_ITS_OWN) ? Integer.toString(status) : type.substring(type.lastIndexOf(':') + 1);
    }

    JsonObject json() {
        return JsonObject.of("type", type, "title", title, "status", status, "detail", detail);
    }

    /** Answers the request with this problem as JSON; where lines were sent already, as the last one. */
    public Future<Void> answer(RoutingContext ctx) {
        if (ctx.response().headWritten()) {
            return Reply.to(ctx).answer(JsonObject.of("problem", json()));
        }
        return ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(json().encode());
    }
}
