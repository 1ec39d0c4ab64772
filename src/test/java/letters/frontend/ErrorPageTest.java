package letters.frontend;

import static letters.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import letters.Caller;
import letters.Services;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorPageTest {

    private static Services services;
    private static URI ocr;
    private static URI page;

    @BeforeAll
    static void start() {
        services = new Services();
        ocr = services.stub(500, "{\"detail\": \"<script>alert(1)</script>\"}");
        page = services.frontend(ocr);
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ko, 편지를 번역하지 못했습니다, 다음 서비스가 오류로 답했습니다.",
        "en, The letter could not be translated, The next service answered with an error.",
    })
    void the_page_says_in_the_readers_language_what_to_check(String language, String sorry, String advice) {
        HttpResponse<String> answer = Caller.post(page.resolve("translate"), "", "Accept-Language", language);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body())
                .contains("<section id=\"problem\" role=\"alert\" >", sorry, advice, "kubectl get pods -o wide")
                .contains("POST " + ocr + ": it answered 500 (&lt;script&gt;alert(1)&lt;/script&gt;)")
                .contains("<output id=\"result\" hidden></output>")
                .containsPattern("<button[^>]*>샘플 편지 번역 요청하기</button>");
    }

    @Test
    void a_program_gets_the_problem_as_json() {
        assertProblem(Caller.post(page.resolve("translate"), "", "Accept", "application/json"), 502)
                .startsWith("POST " + ocr);
    }

    @Test
    void an_ocr_worker_that_hangs_is_a_gateway_timeout() {
        Frontend frontend = services.start(new Frontend(
                new Frontend.Settings(Services.POD, services.stub(request -> {}), Duration.ofMillis(200))));

        HttpResponse<String> answer =
                Caller.post(Services.at(frontend.port(), "/translate"), "", "Accept-Language", "en");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("The next service did not answer in time.", "no answer within 200 ms");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404, ./",
        "GET, /far/off/nowhere, 404, ./../../",
        "GET, /translate, 405, ./",
        "DELETE, /, 405, ./"
    })
    void other_errors_are_pages_too_and_lead_back(String method, String path, int status, String back) {
        HttpResponse<String> answer = Caller.send(method, page.resolve(path), "", "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("That request leads nowhere", "<a href=\"" + back + "\">");
    }

    @Test
    void a_form_over_64_kb_is_too_large() {
        HttpResponse<String> answer =
                Caller.post(page.resolve("translate"), "x".repeat(70_000), "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("64 KB");
    }
}
