package lab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiProxyTest {

    private static final String STATUS = """
            {"kind": "Status", "apiVersion": "v1", "status": "Failure", "message": "%s", "code": 503}
            """;

    private final Recorder recorder = Recorder.inMemory();

    @AutoClose
    private final StubApi api = new StubApi();

    ApiProxyTest() throws IOException {}

    @Test
    void what_a_pod_answers_is_recorded() {
        answers(200, "{\"translated_text\": \"안녕하세요\"}");

        var answer = ask();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.letter()).isEqualTo("안녕하세요");
        assertThat(recorder.recording().of("Exchange")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "500, no text in the request, no text in the request",
        "502, /ocr failed: http://ocr-service:5001: no route, /ocr failed: http://ocr-service:5001: no route",
        "500, {}, {}",
        "500, <!doctype html><title>500</title>, Internal Server Error",
        "405, '', Method Not Allowed"
    })
    void an_error_of_the_program_is_told_in_its_words_or_by_its_status(int status, String body, String said) {
        answers(status, body);

        assertThat(ask())
                .extracting(Exchange::status, Exchange::body, Exchange::error)
                .containsExactly(status, said, "");
    }

    @Test
    void an_answer_without_end_is_read_as_far_as_a_page_may_be_long() {
        answers(200, "x".repeat(3 << 20));

        assertThat(ask().status()).isEqualTo(200);
    }

    @Test
    void a_redirect_is_followed_within_the_program_and_nowhere_else() {
        var path = "/api/v1/namespaces/lab/services/http:it:5002/proxy/";
        api.redirects(path + "translate", path + "done");
        api.answers(path + "done", 200, "안녕하세요");
        assertThat(asked().letter()).isEqualTo("안녕하세요");

        api.answers("/api/v1/secrets", 200, "a secret");
        for (var elsewhere : List.of("/api/v1/secrets", path + "../../../secrets", "http://169.254.169.254/", ":")) {
            api.redirects(path + "translate", elsewhere);
            assertThat(asked().status()).as(elsewhere).isEqualTo(302);
        }
    }

    @Test
    void what_the_api_server_did_not_reach_has_not_answered() {
        answers(
                503,
                STATUS.formatted(
                        "error trying to reach service: dial tcp 10.42.1.5:5002: connect: connection refused"));

        assertThat(ask().answered()).isFalse();
        assertThat(ask().refused()).isTrue();
    }

    private Exchange ask() {
        var answer = asked();
        assertThat(api.asked).isNotEmpty().containsOnly("{\"text\":\"Hello\"}");
        return answer;
    }

    private Exchange asked() {
        return new ApiProxy(api.kubernetes, recorder, "lab")
                .ask(
                        LetterService.TRANSLATE,
                        "letter",
                        "service/it:5002/translate",
                        true,
                        "POST",
                        Map.of("text", "Hello"));
    }

    private void answers(int status, String body) {
        api.answers("/api/v1/namespaces/lab/services/http:it:5002/proxy/translate", status, body);
    }
}
