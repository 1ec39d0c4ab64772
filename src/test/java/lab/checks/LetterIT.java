package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import lab.Act;
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
    void the_button_brings_the_translated_letter_after_8_s(Recording recording) {
        var pressed = page(recording, "pressed");
        var shown = page(recording, "shown");

        assertThat(shown.text("text")).contains(Letter.TRANSLATED);
        assertThat(Duration.between(pressed.at(), shown.at()))
                .as("from the button to the sentence: OCR-Worker works 5 s, Translate-Worker 3 s")
                .isBetween(Letter.WHOLE, Letter.WHOLE.plus(Letter.SLACK));
    }

    @Test
    void translate_waits_3_s_and_answers_the_korean_sentence(Recording recording) {
        answers(recording, LetterService.TRANSLATE, Letter.TRANSLATING);
    }

    @Test
    void ocr_waits_5_s_and_answers_what_translate_answered(Recording recording) {
        answers(recording, LetterService.OCR, Letter.WHOLE);
    }

    private static void answers(Recording recording, LetterService service, Duration expected) {
        assertThat(recording.exchanges())
                .filteredOn(exchange ->
                        exchange.role() == service && exchange.what().equals("letter"))
                .hasSize(1)
                .allSatisfy(exchange -> {
                    assertThat(exchange.status()).as(exchange.toString()).isEqualTo(200);
                    assertThat(exchange.letter()).contains(Letter.TRANSLATED);
                    assertThat(Duration.ofMillis(exchange.ms()))
                            .as(
                                    "%s should answer after %d s: the contract fixes how long it works",
                                    exchange.target(), expected.toSeconds())
                            .isBetween(expected, expected.plus(Letter.SLACK));
                });
    }

    private static Moment page(Recording recording, String change) {
        return recording.first("Page", change, Act.LETTERS.name()).orElseThrow();
    }
}
