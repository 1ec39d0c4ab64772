package lab.observe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import lab.pipeline.Letter;

/**
 * The page as it is after its form was posted, which every frontend of this lab understands: it answers once, when the letter is done.
 *
 * @param status the HTTP status
 * @param page empty unless that is 200
 */
record FormPost(int status, String page) {

    /** Returns when the page is there; an answer without the letter is no outcome: who uses a page presses the button again. */
    static Attempt of(URI base, String letter) {
        try {
            var answer = answer(base, letter);
            if (answer.status() != HttpURLConnection.HTTP_OK) {
                return new Attempt(List.of(), "answered " + answer.status());
            }
            return Exchange.letter(answer.page()).contains(Letter.TRANSLATED)
                    ? new Attempt(List.of(Line.said(Map.of("translated_text", Letter.TRANSLATED))), "")
                    : new Attempt(List.of(), "answered a page without the letter");
        } catch (IOException broken) {
            return new Attempt(List.of(), String.valueOf(broken.getMessage()));
        }
    }

    /** Returns when the page is there. */
    static FormPost answer(URI base, String letter) throws IOException {
        var answer = shown(base, post(base, letter));
        var status = answer.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            answer.disconnect();
            return new FormPost(status, "");
        }
        return new FormPost(status, Body.read(answer.getInputStream(), Letter.WHOLE_WITH_A_DEAD_FRONTEND));
    }

    private static HttpURLConnection post(URI base, String letter) throws IOException {
        var connection = open(base.resolve("/translate"));
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.setRequestProperty("X-Request-Id", letter);
        connection.setDoOutput(true);
        // what is streamed is not sent again behind our back, and redirected neither
        connection.setFixedLengthStreamingMode(0);
        connection.setInstanceFollowRedirects(false);
        connection.getOutputStream().close();
        return connection;
    }

    /** The page itself, or where the answer leads to on the same host, as a browser goes there: many frameworks teach to redirect after a POST. */
    private static HttpURLConnection shown(URI base, HttpURLConnection answer) throws IOException {
        var location = answer.getHeaderField("Location");
        if (answer.getResponseCode() / 100 != 3 || location == null) {
            return answer;
        }
        var there = there(base, location);
        if (!"http".equals(there.getScheme()) || !base.getHost().equals(there.getHost())) {
            throw new IOException("the answer leads to " + location);
        }
        var page = open(there);
        var cookie = answer.getHeaderField("Set-Cookie");
        if (cookie != null) {
            page.setRequestProperty("Cookie", cookie.split(";", 2)[0]);
        }
        return page;
    }

    private static URI there(URI base, String location) throws IOException {
        try {
            return base.resolve("/translate").resolve(location);
        } catch (IllegalArgumentException none) {
            throw new IOException("the answer leads to " + location, none);
        }
    }

    private static HttpURLConnection open(URI there) throws IOException {
        var connection = (HttpURLConnection) there.toURL().openConnection();
        connection.setConnectTimeout((int) Attempt.SILENCE.toMillis());
        connection.setReadTimeout((int) Letter.WHOLE_WITH_A_DEAD_FRONTEND.toMillis());
        connection.setRequestProperty("Accept", "text/html");
        return connection;
    }
}
