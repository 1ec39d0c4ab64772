package letters.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import letters.Caller;
import letters.Services;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontendTest {

    private static Services services;
    private static URI page;

    @BeforeAll
    static void start() {
        services = new Services();
        page = services.frontend(services.ocr(services.translate()));
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko-KR,ko;q=0.9,en;q=0.8 | ko",
                "en-US,en;q=0.9 | en",
                "fr,en;q=0.5,ko;q=0.3 | en",
                "fr | ko",
                "*/* | ko",
            })
    void the_page_speaks_the_readers_language_or_korean(String accepted, String language) {
        HttpResponse<String> answer = Caller.get(page, "Accept-Language", accepted);

        assertThat(answer.body()).contains("<html lang=\"" + language + "\">");
        assertThat(answer.headers().firstValue("Content-Language")).hasValue(language);
    }

    @ParameterizedTest
    @CsvSource({"ko", "en"})
    void there_is_one_button_and_it_says_what_the_lab_says(String language) {
        assertThat(Caller.get(page, "Accept-Language", language).body())
                .containsOnlyOnce("<button")
                .containsOnlyOnce("<form")
                .containsPattern("<button[^>]*>샘플 편지 번역 요청하기</button>");
    }

    @Test
    void a_letter_goes_through_the_whole_chain_and_the_page_shows_its_translation() {
        HttpResponse<String> answer = Caller.post(
                page.resolve("translate"),
                "",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html,*/*;q=0.8");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<output id=\"result\" >자녀로부터 온 편지입니다. 안녕하세요.</output>")
                .contains("<section id=\"problem\" role=\"alert\" hidden>");
    }

    @Test
    void a_program_gets_the_translation_as_json() {
        HttpResponse<String> answer = Caller.post(page.resolve("translate"), "", "Accept", "application/json");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"translated_text\":\"자녀로부터 온 편지입니다. 안녕하세요.\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"translated_text\": \"<b>'안녕' & \\\"hello\\\"</b>\"} | &lt;b&gt;&#39;안녕&#39; &amp; &quot;hello&quot;&lt;/b&gt;",
                "'Hello' >> 안녕하세요. $1 {{lang}} | &#39;Hello&#39; &gt;&gt; 안녕하세요. $1 {{lang}}",
                "\"\\uc548\\ub155\" | 안녕",
            },
            quoteCharacter = '~')
    void whatever_ocr_worker_answers_is_shown_and_never_run(String answered, String shown) {
        URI frontend = services.frontend(services.stub(200, answered));

        assertThat(Caller.post(frontend.resolve("translate"), "").body())
                .contains("<output id=\"result\" >" + shown + "</output>");
    }

    @Test
    void nothing_but_our_own_files_may_run_in_the_page() {
        HttpResponse<String> answer = Caller.get(page);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'self';");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.body()).doesNotContain("<style", "style=", "onclick", "javascript:", "//");
    }

    @ParameterizedTest
    @CsvSource({"app.js, text/javascript", "style.css, text/css", "icon.svg, image/svg+xml"})
    void the_pages_files_are_served_beside_it(String file, String type) {
        HttpResponse<String> answer = Caller.get(page.resolve(file));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type + ";charset=utf-8");
        assertThat(Caller.get(page).body()).contains("\"./" + file + "\"");
    }
}
