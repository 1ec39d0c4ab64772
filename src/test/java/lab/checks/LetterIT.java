package lab.checks;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.time.Duration;
import lab.Act;
import lab.grade.Points;
import lab.grade.Unmet;
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
        var page = asked(recording, LetterService.FRONTEND, "page");
        requireOk(page);
        Unmet.unless(page.body().contains(Letter.BUTTON), "no-button", page.target());
    }

    @Test
    @Order(2)
    @Points(value = 12, proof = ChainIT.PROVEN)
    void the_button_brings_the_translated_letter_after_8_s(Recording recording) {
        var pressed = page(recording, "pressed");
        var shown = page(recording, "shown");

        Unmet.unless(shown.text("text").contains(Letter.TRANSLATED), "not-shown");
        var took = Duration.between(pressed.at(), shown.at());
        Unmet.unless(isInTime(took, Letter.WHOLE), "shown-after", took.toMillis() / 1000.0);
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
        requireOk(asked);
        Unmet.unless(
                asked.letter().contains(Letter.TRANSLATED),
                "other-letter",
                asked.target(),
                asked.letter().lines().findFirst().orElse(""));
        Unmet.unless(
                isInTime(Duration.ofMillis(asked.ms()), expected),
                "too-soon-or-late",
                asked.target(),
                asked.ms() / 1000.0);
    }

    private static void requireOk(Exchange asked) {
        Unmet.unless(asked.answered(), "unanswered", asked.target(), asked.error());
        Unmet.unless(asked.status() == 200, "status", asked.target(), asked.status(), asked.ms() / 1000.0);
    }

    private static boolean isInTime(Duration took, Duration expected) {
        return took.compareTo(expected) >= 0 && took.compareTo(expected.plus(Letter.SLACK)) <= 0;
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
                .orElseThrow(() -> new Unmet("no-service", service.deployment()));
    }

    private static Moment page(Recording recording, String change) {
        return recording
                .of("Page")
                .filter(page -> page.change().equals(change) && page.name().equals(Act.LETTERS.name()))
                .reduce((one, other) -> other)
                .orElseThrow(() -> new Unmet(change.equals("pressed") ? "not-pressed" : "not-shown"));
    }
}
