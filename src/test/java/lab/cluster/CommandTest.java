package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CommandTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void it_says_what_the_program_printed() {
        assertThat(Command.of(LIMIT, "sh", "-c", "echo out; echo err >&2").run())
                .isEqualTo("out\nerr");
    }

    @Test
    void a_program_that_fails_is_quoted() {
        assertThatThrownBy(() ->
                        Command.of(LIMIT, "sh", "-c", "echo no route; exit 7").run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("ended with code 7", "no route");
    }

    @Test
    void a_program_that_hangs_is_killed() {
        var begun = Instant.now();

        assertThatThrownBy(() -> Command.of(Duration.ofMillis(300), "sh", "-c", "echo waiting; sleep 60")
                        .run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("has not ended", "waiting");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(LIMIT);
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Command.of(LIMIT, "no-such-program").run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot run 'no-such-program': is it installed, and on the PATH?");
    }

    @Test
    void what_it_leaves_behind_is_not_waited_for() {
        var begun = Instant.now();

        assertThat(Command.of(LIMIT, "sh", "-c", "sleep 30 & echo done").run()).isEqualTo("done");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(LIMIT);
    }
}
