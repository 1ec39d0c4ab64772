package lab.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * One time that a frontend was asked for a letter, on a connection of its own: kube-proxy chooses a pod for each connection.
 *
 * @param end how the connection ended; it matters only where no line is an outcome
 */
record Attempt(List<Line> lines, String end) {

    /** A line comes every 500 ms: a frontend that keeps silent for three of them is gone. */
    static final Duration SILENCE = Duration.ofMillis(1500);

    static final String LINES = "application/x-ndjson";

    static {
        // the JDK keeps a connection for the next letter even after being asked for its end, unless the server says in
        // its
        // answer that it closes it
        System.setProperty("http.keepAlive", "false");
    }

    /**
     * Asks and listens to the end, until the frontend falls silent, or, should it talk for ever, until the deadline.
     *
     * @param known how far the letter is, by what former frontends said
     * @param goOn asked at each line; after a no nothing is heard any more
     */
    static Attempt of(URI base, String letter, Map<String, ?> known, Instant deadline, BooleanSupplier goOn) {
        var lines = new ArrayList<Line>();
        try {
            var connection = post(base, letter, known);
            try {
                listen(
                        connection,
                        lines,
                        () -> goOn.getAsBoolean() && Instant.now().isBefore(deadline));
                return new Attempt(List.copyOf(lines), "ended without an outcome");
            } finally {
                connection.disconnect();
            }
        } catch (SocketTimeoutException silent) {
            return new Attempt(List.copyOf(lines), "silent for %d ms".formatted(SILENCE.toMillis()));
        } catch (IOException broken) {
            return new Attempt(List.copyOf(lines), String.valueOf(broken.getMessage()));
        }
    }

    /** The frontend that took the letter, as {@code pod@node}; empty where none said a word. */
    String frontend() {
        return lines.stream()
                .filter(Line::isFrontends)
                .map(Line::worker)
                .findFirst()
                .orElse("");
    }

    List<Line> outcomes() {
        return lines.stream().filter(Line::isOutcome).toList();
    }

    private static HttpURLConnection post(URI base, String letter, Map<String, ?> known) throws IOException {
        var connection = (HttpURLConnection) base.resolve("/translate").toURL().openConnection();
        connection.setConnectTimeout((int) SILENCE.toMillis());
        connection.setReadTimeout((int) SILENCE.toMillis());
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Accept", LINES);
        connection.setRequestProperty("X-Request-Id", letter);
        connection.setDoOutput(true);
        // without a length fixed beforehand the JDK would ask a second time by itself, and not tell
        var body = JsonMapper.shared().writeValueAsBytes(known);
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("Content-Type", "application/json");
        try (var letterToRead = connection.getOutputStream()) {
            letterToRead.write(body);
        }
        return connection;
    }

    private static void listen(HttpURLConnection connection, List<Line> lines, BooleanSupplier goOn)
            throws IOException {
        var status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK
                || !String.valueOf(connection.getContentType()).startsWith(LINES)) {
            goOn.getAsBoolean();
            lines.add(Line.problem("answered %d %s".formatted(status, connection.getContentType())));
            return;
        }
        try (var answer = new BufferedReader(new InputStreamReader(Body.bounded(connection.getInputStream()), UTF_8))) {
            for (var line = answer.readLine(); line != null && goOn.getAsBoolean(); line = answer.readLine()) {
                lines.add(Line.heard(line));
            }
        }
    }
}
