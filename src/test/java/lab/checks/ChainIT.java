package lab.checks;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import lab.Act;
import lab.grade.Points;
import lab.grade.Unmet;
import lab.observe.Recording;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The chain is proven: a page that makes up its letter, or one that it remembers, shows it after 8 s, too. So Translate-Worker has no pods
 * for a moment, and the button is pressed.
 */
@Order(11)
@Chapter(Act.PROOF)
class ChainIT {

    /** Other checks name this one: what they saw is worth nothing without it. */
    static final String PROVEN = "ChainIT.no_letter_arrives_while_nobody_translates";

    @Test
    @Points(5)
    void no_letter_arrives_while_nobody_translates(Recording recording) {
        Unmet.unless(recording.first("Page", "shown", Act.LETTERS.name()).isPresent(), "never-arrived");
        var shown = recording.first("Page", "shown", Act.PROOF.name());
        assumeThat(shown.or(() -> recording.first("Page", "empty", Act.PROOF.name())))
                .as("the pods of Translate-Worker could be taken away")
                .isPresent();
        shown.ifPresent(letter -> {
            var pressed = recording.first("Page", "pressed", Act.PROOF.name()).orElseThrow();
            throw new Unmet(
                    "made-up", Duration.between(pressed.at(), letter.at()).toMillis() / 1000.0);
        });
    }
}
