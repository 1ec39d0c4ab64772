package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import lab.Lab;
import lab.LabExtension;
import lab.observe.Delivery;
import lab.observe.TrafficProbe;
import lab.pipeline.Letter;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Chapter 6 ends: what became of the letters that were sent all the while, whatever came back, as {@code kubectl rollout restart} and
 * {@code docker stop} took the pods from under them. Each was answered, once, and as soon as the workers that it lost allow.
 */
@Order(10)
@ExtendWith({LabExtension.class, Chapters.class})
class NoLetterLostIT {

    /** What the loss of a worker may cost: 1.5 s until its silence is noticed, and what it had done since its last line. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    @Test
    void no_letter_is_lost_and_none_is_answered_twice(Lab lab, TrafficProbe probe) throws InterruptedException {
        var traffic = probe.stop();
        lab.progress().say("through restart, stop and return: %s", traffic);

        assertThat(traffic.lost()).as("lost letters of %s", traffic).isEmpty();
        assertThat(traffic.answeredTwice())
                .as("letters answered twice of %s", traffic)
                .isEmpty();
        assertThat(traffic.deliveries())
                .extracting(Delivery::text)
                .allSatisfy(text -> assertThat(text).contains(Letter.TRANSLATED));
        assertThat(traffic.metNoDeadFrontend())
                .as("letters whose frontend lived on, of %s", traffic)
                .isNotEmpty()
                .allSatisfy(letter ->
                        assertThat(letter.took()).as(letter.toString()).isLessThanOrEqualTo(allowed(letter)));
    }

    private static Duration allowed(Delivery letter) {
        return Letter.WHOLE.plus(RETRY.multipliedBy(letter.retries())).plus(Letter.SLACK);
    }
}
