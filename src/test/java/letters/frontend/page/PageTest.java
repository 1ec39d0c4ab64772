package letters.frontend.page;

import static letters.Caller.KOREAN;
import static letters.Caller.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import letters.Caller;
import letters.Services;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.htmlunit.HtmlUnitDriver;

/** The page: as found, with a result, with a problem. */
class PageTest {

    private static final String TEXTS = "letters.frontend.page.texts";

    @AutoClose
    private static final Services SERVICES = new Services();

    private static final URI PAGE = SERVICES.chain().resolve("/");
    private static final URI BROKEN = SERVICES.stub(500, "{\"detail\": \"<script>alert(1)</script>\"}");
    private static final URI FAILING = SERVICES.frontend(BROKEN);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_button_works_in_a_plain_browser_with_and_without_scripts(boolean scripts) {
        HtmlUnitDriver browser = new HtmlUnitDriver(scripts);
        browser.get(PAGE.toString());
        browser.findElement(By.tagName("button")).click();

        assertThat(browser.findElement(By.id("result")).getText()).isEqualTo(KOREAN);
        assertThat(browser.findElement(By.id("problem")).isDisplayed()).isFalse();
        browser.quit();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ko-KR,ko;q=0.9,en;q=0.8 | ko", "fr,en;q=0.5,ko;q=0.3 | en", "fr | ko"})
    void the_page_speaks_the_readers_language_or_korean_and_has_the_labs_one_button(String accepted, String language) {
        var answer = Caller.get(PAGE, "Accept-Language", accepted);

        assertThat(answer.headers().firstValue("Content-Language")).hasValue(language);
        assertThat(answer.body())
                .contains("<html lang=\"" + language + "\">")
                .containsOnlyOnce("<button")
                .containsOnlyOnce("<form")
                .containsPattern("<button[^>]*>샘플 편지 번역 요청하기</button>");
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
        URI frontend = SERVICES.frontend(SERVICES.stub(200, answered));

        assertThat(Caller.post(frontend, "").body()).contains("<output id=\"result\" >" + shown + "</output>");
    }

    @Test
    void nothing_but_our_own_files_may_run_in_the_page() {
        var answer = Caller.get(PAGE);

        assertThat(answer.headers().map().get("Content-Security-Policy").get(0)).startsWith("default-src 'self';");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.body()).doesNotContain("<style", "style=", "onclick", "javascript:", "//");
    }

    @ParameterizedTest
    @CsvSource({"app.js, text/javascript", "style.css, text/css", "icon.svg, image/svg+xml"})
    void the_pages_files_are_served_beside_it(String file, String type) {
        var answer = Caller.get(PAGE.resolve(file));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type + ";charset=utf-8");
        assertThat(Caller.get(PAGE).body()).contains("\"./" + file + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "ko, 편지를 번역하지 못했습니다, 다음 서비스가 오류로 답했습니다.",
        "en, The letter could not be translated, The next service answered with an error.",
    })
    void an_error_page_says_in_the_readers_language_what_to_check(String language, String sorry, String advice) {
        var answer = Caller.post(FAILING, "", "Accept-Language", language);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body())
                .contains("<section id=\"problem\" role=\"alert\" >", sorry, advice, "kubectl get pods -o wide")
                .contains("POST " + BROKEN + ": it answered 500 (&lt;script&gt;alert(1)&lt;/script&gt;)")
                .contains("<output id=\"result\" hidden></output>")
                .containsPattern("<button[^>]*>샘플 편지 번역 요청하기</button>");
        // a program gets it as JSON
        assertProblem(Caller.post(FAILING, "", Caller.JSON), 502).startsWith("POST " + BROKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 0, 404, ./, That request leads nowhere",
        "GET, /far/off/nowhere, 0, 404, ./../../, There is nothing at this address.",
        "GET, /translate, 0, 405, ./, This address is for the button only.",
        "DELETE, /, 0, 405, ./, That request leads nowhere",
        "POST, /translate, 70000, 413, ./, 64 KB is the most",
    })
    void other_errors_are_pages_too_and_lead_back(
            String method, String path, int bytes, int status, String back, String advice) {
        String body = "x".repeat(bytes);
        var answer = Caller.send(method, PAGE.resolve(path), body, "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(advice, "<a href=\"" + back + "\">");
    }

    @Test
    void a_text_that_is_missing_is_not_passed_over() {
        ResourceBundle korean = ResourceBundle.getBundle(TEXTS, Locale.KOREAN);

        assertThat(ResourceBundle.getBundle(TEXTS, Locale.ENGLISH).keySet()).isEqualTo(korean.keySet());
        assertThatExceptionOfType(MissingResourceException.class)
                .isThrownBy(() -> Page.fill("{{nothing}}", Map.of(), korean));
    }
}
