package letters.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What is in a body: JSON, a text, or lines of JSON, one object a line. A line says what is done with a letter, where, how long
 * that takes and how much of it is over: {@code {"stage":"ocr","expected_ms":5000,"pod":"ocr-1","node":"m02","elapsed_ms":40}}.
 */
public final class Body {

    public static final String LINES = "application/x-ndjson";
    /** A letter, and a line, in bytes. */
    public static final int LONGEST = 64 * 1024;

    private Body() {}

    /** Whether this Accept or Content-Type header names lines. */
    public static boolean isLines(String header) {
        return header != null && header.contains(LINES);
    }

    public static Buffer line(JsonObject object) {
        return object.toBuffer().appendByte((byte) '\n');
    }

    /** How many milliseconds of a stage are over so long after this line; one that nobody has begun does not go on. */
    public static long elapsed(JsonObject line, long since) {
        long known = number(line, "elapsed_ms");
        return Math.max(known, Math.min(number(line, "expected_ms"), known + since));
    }

    /** The JSON object this is, or an empty one. */
    public static JsonObject json(Buffer body) {
        return decode(body) instanceof JsonObject json ? json : new JsonObject();
    }

    /** The whole number in this field; 0 when there is none. */
    public static long number(JsonObject json, String field) {
        return json.getValue(field) instanceof Number number ? number.longValue() : 0;
    }

    /** The text in this field; nothing when there is none but blanks. */
    public static Optional<String> text(JsonObject json, String field) {
        return json.getValue(field) instanceof String text ? filled(text) : Optional.empty();
    }

    /** The text in this field, but a body without that field is itself the text: older services of this lab answer so. */
    public static Optional<String> textOrAll(Buffer body, String field) {
        Object decoded = decode(body);
        Optional<String> text = decoded instanceof JsonObject json ? text(json, field) : Optional.empty();
        return text.or(() -> filled(decoded instanceof String plain ? plain : body.toString()));
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text.strip()).filter(line -> !line.isEmpty());
    }

    private static Object decode(Buffer body) {
        try {
            return body == null ? "" : Json.decodeValue(body);
        } catch (DecodeException notJson) {
            return body.toString();
        }
    }
}
