package letters.translate;

import static letters.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import letters.Caller;
import letters.Services;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslateTest {

    private static final String KOREAN = "{\"translated_text\":\"자녀로부터 온 편지입니다. 안녕하세요.\"}";
    private static Services services;
    private static URI translate;

    @BeforeAll
    static void start() {
        services = new Services();
        translate = services.translate();
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello from your child", "<b>anything</b>", "아무 글"})
    void a_letter_comes_back_in_korean(String text) {
        HttpResponse<String> answer = Caller.postJson(translate, "{\"text\": \"" + text + "\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo(KOREAN);
    }

    @Test
    void translating_takes_its_time() {
        long started = System.nanoTime();
        Caller.postJson(translate, "{\"text\": \"Hello\"}");

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Services.DELAY);
    }

    @Test
    void letters_wait_side_by_side() {
        long started = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> letters = Stream.generate(() ->
                        Caller.later("POST", translate, "{\"text\": \"Hello\"}", "Content-Type", "application/json"))
                .limit(50)
                .toList();

        assertThat(letters)
                .allSatisfy(letter -> assertThat(letter.join().body()).isEqualTo(KOREAN));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Services.DELAY.multipliedBy(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nul", "null", "[]", "{}", "{\"text\": 5}", "{\"text\": \" \"}", "{\"text\": \"<b>\""})
    void a_letter_without_a_text_is_a_bad_request_that_says_what_to_send(String body) {
        assertProblem(Caller.postJson(translate, body), 400).isEqualTo("Send JSON of the form {\"text\": \"…\"}.");
    }

    @Test
    void json_too_deep_to_be_a_letter_is_a_bad_request() {
        assertProblem(Caller.postJson(translate, "[".repeat(60_000)), 400).contains("{\"text\"");
    }

    @Test
    void json_with_a_charset_is_json() {
        assertThat(Caller.post(translate, "{\"text\": \"Hello\"}", "Content-Type", "application/json; charset=utf-8")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_letter_that_is_not_json_is_an_unsupported_media_type() {
        assertProblem(Caller.post(translate, "{\"text\": \"Hello\"}", "Content-Type", "text/plain"), 415)
                .contains("application/json");
        assertProblem(Caller.post(translate, "{\"text\": \"Hello\"}"), 415).contains("application/json");
    }

    @Test
    void a_letter_over_64_kb_is_too_large() {
        assertProblem(Caller.postJson(translate, "{\"text\": \"" + "x".repeat(64 * 1024) + "\"}"), 413)
                .contains("64 KB");
    }

    @Test
    void only_post_is_allowed() {
        HttpResponse<String> answer = Caller.get(translate);

        assertProblem(answer, 405).contains("Allow");
        assertThat(answer.headers().firstValue("Allow")).hasValue("OPTIONS, POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/translate/more", "/%3Cscript%3E"})
    void there_is_nothing_elsewhere(String path) {
        assertProblem(Caller.get(translate.resolve(path)), 404).isEqualTo("There is nothing at this path.");
    }

    @Test
    void a_path_that_cannot_be_decoded_is_a_bad_request() throws IOException {
        try (Socket caller = new Socket(translate.getHost(), translate.getPort())) {
            caller.getOutputStream().write("GET /%zz HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains(" 400 ", "application/problem+json", "could not be understood")
                    .doesNotContain("%zz");
        }
    }
}
