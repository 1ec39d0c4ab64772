package lab.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import lab.pipeline.Letter;

/** Asks as the page's form does, which every frontend of this lab understands: it answers once, with the whole page, when the letter is done. */
final class FormPost {

    private FormPost() {}

    /** Returns when the page is there; an answer without the letter is no outcome: who uses a page presses the button again. */
    static Attempt of(URI base, String letter) {
        try {
            var connection =
                    (HttpURLConnection) base.resolve("/translate").toURL().openConnection();
            connection.setConnectTimeout((int) Attempt.SILENCE.toMillis());
            connection.setReadTimeout((int) Letter.WHOLE_WITH_A_DEAD_FRONTEND.toMillis());
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Accept", "text/html");
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            connection.setRequestProperty("X-Request-Id", letter);
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(0);
            connection.getOutputStream().close();
            var status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                connection.disconnect();
                return new Attempt(List.of(), "answered " + status);
            }
            try (var page = connection.getInputStream()) {
                return Exchange.letter(new String(page.readAllBytes(), UTF_8)).contains(Letter.TRANSLATED)
                        ? new Attempt(List.of(Line.said(Map.of("translated_text", Letter.TRANSLATED))), "")
                        : new Attempt(List.of(), "answered a page without the letter");
            }
        } catch (IOException broken) {
            return new Attempt(List.of(), String.valueOf(broken.getMessage()));
        }
    }
}
