package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.time.Duration;
import lab.Act;
import lab.grade.Points;
import lab.observe.Exchange;
import lab.observe.Moment;
import lab.observe.Recording;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Chapter 5, the letter: {@code minikube service frontend-service}, and the button was pressed in a browser. The two workers were asked
 * at the same time, each for its own part.
 */
@Order(7)
@Chapter(Act.LETTERS)
class LetterIT {

    @Test
    @Order(1)
    @Points(6)
    void the_frontend_shows_a_page_with_the_button(Recording recording) {
        assertThat(asked(recording, LetterService.FRONTEND, "page"))
                .matches(page -> page.status() == 200, "is found")
                .extracting(Exchange::body)
                .asString()
                .contains(Letter.BUTTON);
    }

    @Test
    @Order(2)
    @Points(17)
    void the_button_brings_the_translated_letter_after_8_s(Recording recording) {
        var pressed = page(recording, "pressed");
        var shown = page(recording, "shown");

        assertThat(shown.text("text")).contains(Letter.TRANSLATED);
        assertThat(Duration.between(pressed.at(), shown.at()))
                .as("from the button to the sentence: OCR-Worker works 5 s, Translate-Worker 3 s")
                .isBetween(Letter.WHOLE, Letter.WHOLE.plus(Letter.SLACK));
    }

    @Test
    @Order(4)
    @Points(6)
    void translate_waits_3_s_and_answers_the_korean_sentence(Recording recording) {
        answers(recording, LetterService.TRANSLATE);
    }

    @Test
    @Order(3)
    @Points(6)
    void ocr_waits_5_s_and_answers_what_translate_answered(Recording recording) {
        answers(recording, LetterService.OCR);
    }

    private void answers(Recording recording, LetterService service) {
        var expected = Letter.timeOf(service);
        var asked = asked(recording, service, "letter");
        if (!asked.answered() && isGuarded(recording, service)) {
            // who keeps strangers away is judged by what it does for those whom it lets in
            the_button_brings_the_translated_letter_after_8_s(recording);
            return;
        }
        assertThat(asked).satisfies(exchange -> {
            assertThat(exchange.status()).as(exchange.toString()).isEqualTo(200);
            assertThat(exchange.letter()).contains(Letter.TRANSLATED);
            assertThat(Duration.ofMillis(exchange.ms()))
                    .as(
                            "%s should answer after %d s: the contract fixes how long it works",
                            exchange.target(), expected.toSeconds())
                    .isBetween(expected, expected.plus(Letter.SLACK));
        });
    }

    private static boolean isGuarded(Recording recording, LetterService service) {
        return recording.about(recording.namespace()).objects(NetworkPolicy.class).stream()
                .anyMatch(recording.pipeline().part(service)::isGuardedBy);
    }

    private static Exchange asked(Recording recording, LetterService service, String what) {
        return recording.exchanges().stream()
                .filter(exchange ->
                        exchange.role() == service && exchange.what().equals(what))
                .reduce((one, other) -> other)
                .orElseThrow(() -> new AssertionError("%s could not be asked for a %s: no Service leads to it"
                        .formatted(service.deployment(), what)));
    }

    private static Moment page(Recording recording, String change) {
        return recording
                .of("Page")
                .filter(page -> page.change().equals(change) && page.name().equals(Act.LETTERS.name()))
                .reduce((one, other) -> other)
                .orElseThrow(() -> new AssertionError(
                        change.equals("pressed")
                                ? "there was no page with the button in the browser"
                                : "the page did not show the translated letter"));
    }
}
