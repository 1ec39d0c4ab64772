package letters.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Finds the text in what a caller sent or a service answered. */
public final class Body {

    private static final long MOST_DONE_MILLIS = 3_600_000;

    private Body() {}

    /** Whether this content type is JSON's; its parameters, well-formed or not, do not matter. */
    public static boolean isJson(String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    /** The text in this field of a JSON object; nothing when the body is anything else or the text is blank. */
    public static Optional<String> text(Buffer body, String field) {
        return decode(body) instanceof JsonObject json && json.getValue(field) instanceof String text
                ? Optional.of(text.strip()).filter(line -> !line.isEmpty())
                : Optional.empty();
    }

    /** The milliseconds of work already done, as the letter says, at most an hour; 0 when it says nothing that could be. */
    public static long done(Buffer body) {
        return decode(body) instanceof JsonObject json && json.getValue("elapsed_ms") instanceof Number millis
                ? Math.min(MOST_DONE_MILLIS, Math.max(0, millis.longValue())) : 0;
    }

    /** The text in this field, but a body without that field is itself the text: older services of this lab answer so. */
    static Optional<String> textOrAll(Buffer body, String field) {
        return text(body, field).or(() ->
                Optional.of(decode(body) instanceof String plain ? plain.strip() : body.toString())
                        .filter(line -> !line.isEmpty()));
    }

    private static Object decode(Buffer body) {
        if (body == null) {
            return "";
        }
        try {
            return Json.decodeValue(body);
        } catch (DecodeException notJson) {
            return body.toString();
        }
    }
}
