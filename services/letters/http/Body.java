package letters.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Finds the text in what a caller sent or a service answered. */
final class Body {

    private Body() {}

    /** Whether this content type is the one meant; its parameters, well-formed or not, do not matter. */
    static boolean is(String type, String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase(type);
    }

    /** The JSON object this is, or an empty one. */
    static JsonObject object(Buffer body) {
        return decode(body) instanceof JsonObject json ? json : new JsonObject();
    }

    /** The text in this field; nothing when there is none but blanks. */
    static Optional<String> text(JsonObject json, String field) {
        return json.getValue(field) instanceof String text ? filled(text) : Optional.empty();
    }

    /** The text in this field, but a body without that field is itself the text: older services of this lab answer so. */
    static Optional<String> textOrAll(Buffer body, String field) {
        Object decoded = decode(body);
        Optional<String> text = decoded instanceof JsonObject json ? text(json, field) : Optional.empty();
        return text.or(() -> filled(decoded instanceof String plain ? plain : body.toString()));
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text.strip()).filter(line -> !line.isEmpty());
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
