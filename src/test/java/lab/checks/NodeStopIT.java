package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import lab.Act;
import lab.grade.Points;
import lab.grade.Unmet;
import lab.healing.Healing;
import lab.healing.Phase;
import lab.healing.Phase.Step;
import lab.healing.Stamps;
import lab.observe.Moment;
import lab.observe.Nodes;
import lab.observe.Recording;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.pipeline.Part;
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
@Chapter(value = Act.END, needs = Act.STOP)
class NodeStopIT {

    @ParameterizedTest
    @EnumSource
    void each_step_comes_when_the_settings_predict_it(Step step, Recording recording) {
        assertThat(healing(recording).phase(step)).matches(Phase::inTime, "seen, and when it was expected");
    }

    @Test
    void kubernetes_own_timestamps_say_the_same(Recording recording) {
        assertThat(Stamps.of(healing(recording), recording))
                .allMatch(Phase::inTime, "measured within half a second of its timestamp");
    }

    @Test
    @Order(1)
    @Points(2)
    void what_was_on_the_node_is_ready_elsewhere_in_time(Recording recording) {
        // the act waits for as long as the cluster's settings predict, and a minute
        Unmet.unless(recording.first("Act", "done", Act.STOP.name()).isPresent(), "not-replaced");
        recording.pipeline().deployed().forEach(part -> assertLeaves(part, recording));
    }

    @ParameterizedTest
    @Order(2)
    @Points(9)
    @EnumSource
    void the_survivors_serve_every_service(LetterService service, Recording recording) {
        var healed = healed(recording);
        var part = healed.pipeline().part(service);

        Unmet.unless(part.isDeployed(), "not-deployed", part.name());
        var ready = Spread.of(healed, service).pods().size();
        var wanted = Math.max(1, part.replicas() - ofTheStopped(part, healed));
        Unmet.unless(ready >= wanted, "too-few-left", part.name(), ready, wanted);
        assertLeaves(part, recording);
    }

    /** How many pods stay with the stopped node: nobody could replace them. */
    private static int ofTheStopped(Part part, Recording healed) {
        var stopped = healed.objects(Node.class).stream()
                .filter(node -> !Readiness.isNodeReady(node))
                .map(node -> node.getMetadata().getName())
                .toList();
        return (int) healed.objects(Pod.class).stream()
                .filter(pod -> part.workload().isBoundToNodes()
                        && part.owns(pod)
                        && stopped.contains(pod.getSpec().getNodeName()))
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void on_two_nodes(LetterService service, Recording recording) {
        Spread.of(healed(recording), service).assertTwoNodes();
    }

    @Test
    @Order(3)
    @Points(value = 6, proof = ChainIT.PROVEN)
    void the_letter_still_arrives(Recording recording) {
        // where the outage was noticed it was read before the node came back
        var shown =
                recording.first("Page", "shown", Act.STOP.name()).orElseGet(() -> page(recording, "shown", Act.END));
        var pressed = recording
                .until(shown.at())
                .of("Page")
                .filter(page -> page.is("Page", "pressed") && page.name().equals(Act.STOP.name()))
                .reduce((one, other) -> other)
                .orElseThrow(() -> new Unmet("not-pressed"));

        Unmet.unless(shown.text("text").contains(Letter.TRANSLATED), "not-shown");
        var took = Duration.between(pressed.at(), shown.at());
        Unmet.unless(took.compareTo(Letter.WHOLE) >= 0, "shown-after", took.toMillis() / 1000.0);
    }

    @Test
    void the_started_node_is_ready_and_schedulable_again(Recording recording) {
        assertThat(recording.objects(Node.class)).extracting(Nodes::status).containsOnly("Ready");
    }

    /** Whichever node was stopped, and whoever happened to be on it. */
    private static void assertLeaves(Part part, Recording recording) {
        Unmet.unless(!recording.found("tolerates-forever", part.name()), "stays", part.name());
    }

    private static Moment page(Recording recording, String change, Act act) {
        return recording.first("Page", change, act.name()).orElseThrow(() -> new Unmet("not-shown"));
    }

    /** As it was when all replicas were Ready again, or nobody waited for that any longer. */
    private static Recording healed(Recording recording) {
        return recording
                .of("Act")
                .filter(act -> act.name().equals(Act.RETURN.name()))
                .findFirst()
                .map(act -> recording.until(act.at()))
                .orElse(recording);
    }

    private static Healing healing(Recording recording) {
        var healings = Healing.of(recording);
        assertThat(healings).as("nodes that died").hasSize(1);
        return healings.get(0);
    }
}
