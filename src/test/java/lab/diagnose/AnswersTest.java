package lab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import lab.observe.Exchange;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.Test;

class AnswersTest {

    @Test
    void a_step_takes_what_the_quickest_part_takes_for_nothing_so_that_a_part_that_is_slow_itself_is_not_excused() {
        var answers = new Answers(List.of(
                asked(LetterService.OCR, "readiness", 4_000),
                asked(LetterService.TRANSLATE, "readiness", 20),
                asked(LetterService.TRANSLATE, "port 5002", 600),
                asked(LetterService.TRANSLATE, "letter", 3_100)));

        assertThat(answers.ofNothing()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void who_was_asked_nothing_tells_nothing() {
        assertThat(new Answers(List.of(asked(LetterService.OCR, "letter", 9_000))).ofNothing())
                .isZero();
    }

    @Test
    void a_letter_that_was_late_once_is_judged_by_the_one_that_was_not() {
        var answers = new Answers(List.of(translated(14_000), translated(8_100), translated(12_000)));

        assertThat(answers.letter(LetterService.FRONTEND).map(Exchange::ms)).contains(8_100L);
    }

    private static Exchange translated(long millis) {
        return new Exchange(
                LetterService.FRONTEND, "letter", "page", true, 200, Letter.TRANSLATED, Letter.TRANSLATED, millis);
    }

    private static Exchange asked(LetterService role, String what, long millis) {
        return new Exchange(role, what, "pod/x:1/", true, 200, "", "", millis);
    }
}
