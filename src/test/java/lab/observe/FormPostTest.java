package lab.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import lab.pipeline.Letter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frontends of other makes, which answer with a page, or with JSON for their script. */
class FormPostTest {

    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>자녀로부터 온 편지입니다. 안녕하세요.</p>",
                "'Hello from your child' >> 자녀로부터 온 편지입니다. 안녕하세요.",
                "{\"translated_text\": \"자녀로부터 온 편지입니다. 안녕하세요.\"}",
                "{\"result\": \"\\uc790\\ub140\\ub85c\\ubd80\\ud130 \\uc628 \\ud3b8\\uc9c0\\uc785\\ub2c8\\ub2e4. \\uc548\\ub155\\ud558\\uc138\\uc694.\"}"
            })
    void a_letter_is_found_however_it_is_written(String answer) {
        answers(200, answer);

        assertThat(FormPost.of(base(), "id").outcomes())
                .singleElement()
                .extracting(line -> line.text("translated_text"))
                .isEqualTo(Letter.TRANSLATED);
    }

    @Test
    void an_answer_without_the_letter_is_no_outcome_and_says_what_it_was() {
        answers(502, "the OCR-Worker is gone");

        var attempt = FormPost.of(base(), "id");

        assertThat(attempt.outcomes()).isEmpty();
        assertThat(attempt.end()).isEqualTo("answered 502");
    }

    @Test
    void a_redirect_after_the_post_is_followed_with_its_cookie() {
        server.createContext("/translate", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Location", "/?done");
                exchange.getResponseHeaders().add("Set-Cookie", "letter=1; HttpOnly; Path=/");
                exchange.sendResponseHeaders(302, -1);
            }
        });
        server.createContext("/", exchange -> {
            try (exchange) {
                var known = "letter=1".equals(exchange.getRequestHeaders().getFirst("Cookie"));
                var page = (known ? Letter.TRANSLATED : "").getBytes(UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });

        assertThat(FormPost.of(base(), "id").outcomes()).hasSize(1);
    }

    private void answers(int status, String body) {
        server.createContext("/translate", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
                exchange.getResponseBody().write(body.getBytes(UTF_8));
            }
        });
    }

    private URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void end() {
        server.stop(0);
    }
}
