package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import lab.Lab;
import lab.LabExtension;
import lab.cluster.Node;
import lab.observe.Pods;
import lab.observe.TrafficProbe;
import lab.observe.Until;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Ten times on one cluster: letters, five a second, and a node stops. None is lost, and none takes longer than it must. About 7
 * minutes, so it is run by name only: {@code ./lab verify -Dit.test=LetterRounds}, with {@code -Dreplicas=3} of each service,
 * with {@code -Dtogether=ocr} for all pods of that service on the node that stops.
 */
@ExtendWith(LabExtension.class)
class LetterRounds {

    private static final int A_SECOND = 5;
    private static final int REPLICAS = Integer.getInteger("replicas", 2);
    private static final String TOGETHER = System.getProperty("together", "");

    @RepeatedTest(value = 10, failureThreshold = 1)
    void no_letter_is_lost_and_none_takes_long(Lab lab) throws InterruptedException {
        scale(lab);
        lab.awaitPods();
        var node = TOGETHER.isEmpty() ? lab.deployed().agentWithFrontend(lab.cluster()) : together(lab);
        try (var probe = TrafficProbe.start(lab.cluster().nodePort(), A_SECOND, sample -> {})) {
            lab.until()
                    .holds(
                            "letters are answered",
                            Until.POD_STARTED,
                            () -> assertThat(probe.ended()).isPositive());
            var deployments = lab.deployed().names();
            var stopped = lab.cluster().stop(node);
            lab.until()
                    .holds(
                            "all replicas are Ready on the survivors of " + node,
                            lab.cluster().timings().eviction().plus(Until.POD_STARTED),
                            () -> lab.deployed()
                                    .assertServed(deployments, lab.cluster().others(node)));
            var healed = Duration.between(stopped, Instant.now());
            var more = probe.sent() + 5 * A_SECOND;
            lab.until()
                    .holds(
                            "letters are sent after that, too",
                            Until.POD_STARTED,
                            () -> assertThat(probe.sent()).isGreaterThan(more));
            var traffic = probe.stop();
            lab.progress().say("healed after %.1f s: %s", healed.toMillis() / 1000.0, traffic);
            NoLetterLostIT.assertAnswered(traffic);
            var outage = Letter.WHOLE.plus(healed).plusSeconds(2);
            var died = TOGETHER.isEmpty() ? Letter.WHOLE_WITH_A_DEAD_FRONTEND : outage;
            NoLetterLostIT.assertInTime(
                    "letters whose frontend lived",
                    traffic.metNoDeadFrontend(),
                    letter -> TOGETHER.isEmpty() ? NoLetterLostIT.most(letter) : outage);
            NoLetterLostIT.assertInTime("letters whose frontend died", traffic.metDeadFrontend(), letter -> died);
        }
        lab.awaitNodes();
    }

    private static void scale(Lab lab) {
        for (var service : LetterService.values()) {
            lab.kubernetes()
                    .apps()
                    .deployments()
                    .inNamespace(lab.namespace())
                    .withName(service.deployment())
                    .scale(REPLICAS);
        }
    }

    /** All pods of one service on an agent: they are deleted while no other node takes pods. */
    private static Node together(Lab lab) {
        var node = lab.cluster().nodes().stream()
                .filter(any -> any.role() == Node.Role.AGENT)
                .findFirst()
                .orElseThrow();
        var service = Stream.of(LetterService.values())
                .filter(any -> any.deployment().equals(TOGETHER))
                .findFirst()
                .orElseThrow();
        var others = lab.cluster().others(node);
        others.forEach(other -> takesPods(lab, other, false));
        lab.deployed()
                .pods(service)
                .forEach(pod -> lab.kubernetes().resource(pod).delete());
        lab.awaitPods();
        others.forEach(other -> takesPods(lab, other, true));
        assertThat(lab.deployed().pods(service))
                .filteredOn(Pods::serves)
                .allMatch(pod -> node.name().equals(pod.getSpec().getNodeName()), "on " + node);
        return node;
    }

    private static void takesPods(Lab lab, Node node, boolean takes) {
        lab.kubernetes().nodes().withName(node.name()).edit(named -> {
            named.getSpec().setUnschedulable(!takes);
            return named;
        });
    }
}
