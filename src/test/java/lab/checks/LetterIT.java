package lab.checks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.fabric8.kubernetes.client.LocalPortForward;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lab.Lab;
import lab.LabExtension;
import lab.observe.TrafficProbe;
import lab.pipeline.Browser;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.pipeline.Manifests;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Chapter 5, the letter: {@code minikube service frontend-service}, and the button is pressed in a browser. The two workers are asked
 * at the same time, each for its own part; and letters are on their way from now on, for the chapters that follow.
 */
@Order(7)
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith({LabExtension.class, Chapters.class})
class LetterIT {

    @BeforeAll
    static void letters_are_on_their_way(TrafficProbe probe) {
        assertThat(probe).isNotNull();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void the_button_brings_the_translated_letter_after_8_s(Lab lab, Browser browser) {
        var pressed = browser.press(lab.cluster().nodePort(), Letter.BUTTON);
        browser.shows(Letter.TRANSLATED, Letter.WHOLE.multipliedBy(2));
        var took = Duration.between(pressed, Instant.now());

        lab.progress()
                .say(
                        "the page showed the translated letter %.2f s after the button was pressed",
                        took.toMillis() / 1000.0);
        assertThat(took)
                .as("from the button to the sentence: OCR-Worker works 5 s, Translate-Worker 3 s")
                .isBetween(Letter.WHOLE, Letter.WHOLE.plus(Letter.SLACK));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void translate_waits_3_s_and_answers_the_korean_sentence(Lab lab) throws IOException {
        answers(lab, LetterService.TRANSLATE, "/translate", Map.of("text", Letter.ORIGINAL), Letter.TRANSLATING);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void ocr_waits_5_s_and_answers_what_translate_answered(Lab lab) throws IOException {
        answers(lab, LetterService.OCR, "/ocr", Map.of(), Letter.WHOLE);
    }

    private static void answers(
            Lab lab, LetterService service, String path, Map<String, String> body, Duration expected)
            throws IOException {
        try (var forwarded = forward(lab, service)) {
            var response = given().baseUri("http://localhost:" + forwarded.getLocalPort())
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(path);
            response.then()
                    .statusCode(200)
                    .contentType(ContentType.JSON)
                    .body("translated_text", containsString(Letter.TRANSLATED));
            assertThat(Duration.ofMillis(response.getTimeIn(TimeUnit.MILLISECONDS)))
                    .as(
                            "%s should answer after %d s: the contract fixes how long it works",
                            service.service(), expected.toSeconds())
                    .isBetween(expected, expected.plus(Letter.SLACK));
        }
    }

    private static LocalPortForward forward(Lab lab, LetterService service) {
        return lab.kubernetes()
                .services()
                .inNamespace(Manifests.NAMESPACE)
                .withName(service.service())
                .portForward(service.port());
    }
}
