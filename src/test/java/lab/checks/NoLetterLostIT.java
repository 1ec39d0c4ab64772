package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import lab.Act;
import lab.grade.Points;
import lab.observe.Recording;
import lab.observe.Sample;
import lab.observe.Traffic;
import lab.pipeline.Letter;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Chapter 6 ends: what became of the letters that were sent all the while, whatever came back, as {@code kubectl rollout restart} and
 * {@code docker stop} took the pods from under them. Each was answered, once, and as soon as the workers that it lost allow.
 */
@Order(10)
@Chapter(Act.END)
class NoLetterLostIT {

    @Test
    @Points(7)
    void no_letter_is_lost_and_none_is_answered_twice(Recording recording) {
        assertAnswered(recording.traffic());
    }

    @Test
    void none_takes_longer_than_it_must(Recording recording) {
        var traffic = recording.traffic();

        assertInTime("letters whose frontend lived on", traffic.metNoDeadFrontend(), Letter.WHOLE_WITH_A_DEAD_WORKER);
        assertInTime("letters whose frontend died", traffic.metDeadFrontend(), Letter.WHOLE_WITH_A_DEAD_FRONTEND);
    }

    /** Throws {@link AssertionError} unless each letter was answered, once, with its translation. */
    static void assertAnswered(Traffic traffic) {
        assertThat(traffic.lost()).as("lost letters of %s", traffic).isEmpty();
        assertThat(traffic.answeredTwice())
                .as("letters answered twice of %s", traffic)
                .isEmpty();
        assertThat(traffic.samples())
                .as("letters; none is sent where the page did not show the first one")
                .isNotEmpty()
                .extracting(Sample::text)
                .allSatisfy(text -> assertThat(text).contains(Letter.TRANSLATED));
    }

    /** Throws {@link AssertionError} with each letter that took longer. */
    static void assertInTime(String which, List<Sample> letters, Duration most) {
        assertThat(letters)
                .as(which)
                .allSatisfy(letter ->
                        assertThat(letter.took()).as(letter.toString()).isLessThanOrEqualTo(most));
    }
}
