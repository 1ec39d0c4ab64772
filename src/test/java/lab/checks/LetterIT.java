package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import lab.Lab;
import lab.LabExtension;
import lab.pipeline.Browser;
import lab.pipeline.Letter;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Chapter 5, the letter: {@code minikube service frontend-service}, and the button is pressed in a browser. */
@Order(7)
@ExtendWith({LabExtension.class, Chapters.class})
class LetterIT {

    @Test
    void the_button_brings_the_translated_letter_after_8_s(Lab lab) {
        try (var browser = Browser.open()) {
            var pressed = browser.press(lab.cluster().nodePort(), Letter.BUTTON);
            browser.shows(Letter.TRANSLATED, Letter.WHOLE.multipliedBy(2));
            var took = Duration.between(pressed, Instant.now());

            lab.progress().say("the page showed the translated letter %.2f s after the button was pressed", took.toMillis() / 1000.0);
            assertThat(took).as("from the button to the sentence: OCR-Worker works 5 s, Translate-Worker 3 s")
                .isBetween(Letter.WHOLE, Letter.WHOLE.plus(Letter.SLACK));
        }
    }
}
