package letters.bench;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * One connection: what is sent on it and when, and who ends it.
 *
 * @param deadline by when it must be over, counted from its opening
 */
record Exchange(InetSocketAddress to, List<Part> parts, Ending ending, Duration deadline) {

    /** Bytes, sent this long after those before them. */
    record Part(Duration pause, byte[] bytes) {}

    /** Who ends the connection. */
    enum Ending {
        /** The service closes it. */
        BY_SERVICE,
        /** The caller says that it will send no more as soon as an answer begins. */
        AFTER_ANSWER,
        /** The same, but the request may be half a one, for which nobody can answer: then after a short silence. */
        AFTER_SILENCE,
        /** The caller vanishes after the last byte was sent. */
        VANISH
    }

    /** Everything is sent at once. */
    static Exchange of(InetSocketAddress to, byte[] bytes, Ending ending, Duration deadline) {
        return new Exchange(to, List.of(new Part(Duration.ZERO, bytes)), ending, deadline);
    }

    /** A letter that asks for the connection to be closed, so that its end is the end of the answer. */
    static Exchange letter(InetSocketAddress to, String path, String accept, Duration deadline) {
        String body = "{\"text\":\"Hello from your child\"}";
        String request = """
                POST %s HTTP/1.1\r
                Host: 127.0.0.1\r
                Accept: %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Connection: close\r
                \r
                %s""".formatted(path, accept, body.length(), body);
        return of(to, request.getBytes(StandardCharsets.US_ASCII), Ending.BY_SERVICE, deadline);
    }
}
