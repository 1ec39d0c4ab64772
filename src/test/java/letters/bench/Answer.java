package letters.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came of an {@link Exchange}.
 *
 * @param took from the moment it was due, not from the one it was opened: a slow caller must not flatter the service
 * @param received the first {@value Connection#KEPT} bytes of the answer
 */
record Answer(End end, Duration took, byte[] received) {

    /** How the connection ended. */
    enum End {
        CLOSED,
        RESET,
        VANISHED,
        NO_CONNECTION,
        DEADLINE
    }

    // Vert.x answers an unknown protocol with its own name and version. Bounded: an answer may be 16 KB without a
    // blank.
    private static final Pattern STATUS = Pattern.compile("[^\\s/]{1,20}/\\d+\\.\\d+ (\\d{3})");
    private static final Pattern FAILED = Pattern.compile("[^\\s/]{1,20}/\\d+\\.\\d+ 5(?!01|03)\\d\\d");

    /** The answer as text, a byte a character. */
    String text() {
        return new String(received, StandardCharsets.ISO_8859_1);
    }

    /** A letter's translation arrived in full. */
    boolean translated() {
        return end == End.CLOSED && text().startsWith("HTTP/1.1 200") && text().contains("translated_text");
    }

    /** Any of the answers on the connection is a 5xx, but neither 503, busy, nor 501, an unknown protocol refused. */
    boolean failed() {
        return FAILED.matcher(text()).find();
    }

    /** The status of the first answer. */
    Optional<String> status() {
        return STATUS.matcher(text()).results().findFirst().map(found -> found.group(1));
    }

    /** The status, or how it ended without one. */
    String kind() {
        return status().filter(status -> end != End.DEADLINE).orElse(end.name());
    }
}
