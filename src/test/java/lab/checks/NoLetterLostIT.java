package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import lab.Act;
import lab.grade.Points;
import lab.grade.Unmet;
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

        assertInTime("letters whose frontend lived on", traffic.metNoDeadFrontend(), NoLetterLostIT::most);
        assertInTime(
                "letters whose frontend died", traffic.metDeadFrontend(), letter -> Letter.WHOLE_WITH_A_DEAD_FRONTEND);
    }

    /** Throws {@link AssertionError} unless each letter was answered, once, with its translation. */
    static void assertAnswered(Traffic traffic) {
        var all = traffic.samples().size();
        Unmet.unless(all > 0, "none-sent");
        Unmet.unless(traffic.lost().isEmpty(), "lost", traffic.lost().size(), all);
        var twice = traffic.answeredTwice().size();
        Unmet.unless(twice == 0, "answered-twice", twice, all);
        var wrong = traffic.samples().stream()
                .filter(letter -> !letter.text().contains(Letter.TRANSLATED))
                .count();
        Unmet.unless(wrong == 0, "wrong-letters", wrong, all);
    }

    /** A letter may lose one worker that restarts, and then its successor's node, too. */
    static Duration most(Sample letter) {
        return Letter.WHOLE.plus(Letter.DEAD_WORKER.multipliedBy(Math.max(1, letter.retries())));
    }

    /** Throws {@link AssertionError} with each letter that took longer than it may. */
    static void assertInTime(String which, List<Sample> letters, Function<Sample, Duration> most) {
        assertThat(letters)
                .as(which)
                .filteredOn(letter -> letter.took().compareTo(most.apply(letter)) > 0)
                .isEmpty();
    }
}
