package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import lab.report.Stretch.State;
import org.junit.jupiter.api.Test;

class PodLifeTest {

    @Test
    void a_replacement_is_made_started_and_ready() {
        assertThat(life("frontend-784cbd499f-sd6zf").stretches())
                .extracting(Stretch::state)
                .containsSubsequence(State.CREATING, State.RUNNING, State.READY)
                .doesNotContain(State.TERMINATING, State.STUCK);
    }

    @Test
    void a_pod_of_the_dead_node_is_terminating_until_the_node_returns() {
        var stretches = life("ocr-8549988668-2lbh9").stretches();

        assertThat(stretches).extracting(Stretch::state).endsWith(State.READY, State.RUNNING, State.TERMINATING);
        assertThat(stretches
                        .get(stretches.size() - 1)
                        .told(new Clock(Content.of(Runs.NODE_STOP).timeline().zero())))
                .isEqualTo("Terminating, 6.6 s – 13.6 s");
    }

    private static PodLife life(String name) {
        return PodLife.of(Runs.NODE_STOP).stream()
                .filter(pod -> pod.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
