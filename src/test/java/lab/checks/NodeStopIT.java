package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import java.time.Duration;
import lab.Act;
import lab.healing.Healing;
import lab.healing.Phase;
import lab.healing.Phase.Step;
import lab.observe.Nodes;
import lab.observe.Recording;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Chapter 6, self-healing: {@code docker stop pipeline-cluster-m02}, with letters on their way.
 *
 * <ol>
 * <li>a node with a frontend on it is stopped: the kubelet's heartbeat ends
 * <li>after the grace period the controller calls the node NotReady, and its pods get no traffic any more
 * <li>after the toleration they are evicted: Terminating, for no kubelet confirms their end; now the button is pressed
 * <li>replacements run on the survivors, and the letter arrives
 * <li>the node is started: Ready again, and new pods may be scheduled on it
 * </ol>
 */
@Order(9)
@Chapter(Act.END)
class NodeStopIT {

    @ParameterizedTest
    @EnumSource
    void each_step_comes_when_the_settings_predict_it(Step step, Recording recording) {
        assertThat(healing(recording).phase(step)).matches(Phase::inTime, "seen, and when it was expected");
    }

    @ParameterizedTest
    @EnumSource
    void the_survivors_have_every_service_on_two_nodes(LetterService service, Recording recording) {
        Spread.of(
                        recording.until(recording
                                .first("Act", "done", Act.STOP.name())
                                .orElseThrow()
                                .at()),
                        service)
                .assertTwoNodes();
    }

    @Test
    void the_letter_still_arrives(Recording recording) {
        var pressed = recording.first("Page", "pressed", Act.STOP.name()).orElseThrow();
        var shown = recording.first("Page", "shown", Act.END.name()).orElseThrow();

        assertThat(shown.text("text")).contains(Letter.TRANSLATED);
        assertThat(Duration.between(pressed.at(), shown.at())).isGreaterThanOrEqualTo(Letter.WHOLE);
    }

    @Test
    void the_started_node_is_ready_and_schedulable_again(Recording recording) {
        assertThat(recording.objects(Node.class)).extracting(Nodes::status).containsOnly("Ready");
    }

    private static Healing healing(Recording recording) {
        var healings = Healing.of(recording);
        assertThat(healings).as("nodes that died").hasSize(1);
        return healings.get(0);
    }
}
