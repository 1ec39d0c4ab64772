package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import lab.Lab;
import lab.LabExtension;
import lab.cluster.Node;
import lab.observe.Delivery;
import lab.observe.Pods;
import lab.observe.TrafficProbe;
import lab.observe.Until;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.pipeline.Manifests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Chapter 6 goes on: letters are on their way while {@code kubectl rollout restart} and {@code docker stop} take the pods from under them.
 *
 * <ol>
 * <li>letters are sent, {@value #LETTERS_A_SECOND} a second, whatever comes back; once the first is answered there are some in every stage
 * <li>all three Deployments are restarted; it ends when every new pod is Ready and the letters under way have arrived
 * <li>a node with a frontend on it is stopped and its pods are replaced on the survivors; it is started and Ready again
 * <li>the last letters are waited for: each was answered, once, and as soon as the workers that it lost allow
 * </ol>
 */
@Order(9)
@ExtendWith({LabExtension.class, Chapters.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoLetterLostIT {

    private static final int LETTERS_A_SECOND = 5;
    /** What the loss of a worker may cost: 1.5 s until its silence is noticed, and what it had done since its last line. */
    private static final Duration RETRY = Duration.ofSeconds(2);
    /** Six pods that start on the same two cores as the letters' services slow every step down. */
    private static final Duration BUSY = Letter.SLACK.multipliedBy(2);

    private final Lab lab;
    @AutoClose
    private TrafficProbe probe;
    private Instant restarted = Instant.MAX;
    private Node node;

    NoLetterLostIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeAll
    void letters_are_on_their_way() {
        lab.awaitPods();
        probe = TrafficProbe.start(lab.cluster().nodePort(), LETTERS_A_SECOND);
        lab.until().holds("the first letter is answered", Letter.WHOLE.multipliedBy(2), () -> assertThat(probe.ended()).isPositive());
    }

    @Test
    @Order(1)
    void all_deployments_are_restarted() {
        for (var service : LetterService.values()) {
            lab.kubernetes().apps().deployments().inNamespace(Manifests.NAMESPACE).withName(service.deployment()).rolling().restart();
        }
        lab.awaitPods();
        restarted = Instant.now();
        var underWay = probe.sent();
        lab.until().holds("the letters that were under way have arrived", Letter.WHOLE.multipliedBy(2),
            () -> assertThat(probe.ended()).isGreaterThanOrEqualTo(underWay));
    }

    @Test
    @Order(2)
    void a_node_stops_and_returns() {
        node = agentWithFrontend();
        var doomed = pods().filter(Pods::serves).filter(pod -> node.name().equals(pod.getSpec().getNodeName())).map(pod -> pod.getMetadata().getName()).toList();
        var stopped = lab.cluster().stop(node);
        lab.progress().say("%s is stopped, with %s on it", node, doomed);
        var replaced = lab.cluster().timings().eviction().plus(Until.POD_STARTED).minus(Duration.between(stopped, Instant.now()));
        lab.until().holds("two replicas of each service are Ready on the survivors", replaced, () ->
            assertThat(pods().filter(Pods::serves).map(pod -> pod.getSpec().getNodeName()))
                .hasSize(2 * LetterService.values().length).doesNotContain(node.name()));
        lab.awaitNodes();
    }

    @Test
    @Order(3)
    void no_letter_is_lost_and_none_is_answered_twice() throws InterruptedException {
        var traffic = probe.stop();
        lab.progress().say("before and during the restart: %s", traffic.sentBetween(Instant.MIN, restarted));
        lab.progress().say("then, with the stop of %s: %s", node, traffic.sentBetween(restarted, Instant.MAX));

        assertThat(traffic.lost()).as("lost letters of %s", traffic).isEmpty();
        assertThat(traffic.answeredTwice()).as("letters answered twice of %s", traffic).isEmpty();
        assertThat(traffic.deliveries()).extracting(Delivery::text).allSatisfy(text -> assertThat(text).contains(Letter.TRANSLATED));
        assertThat(traffic.metNoDeadFrontend()).as("letters whose frontend lived on, of %s", traffic).isNotEmpty()
            .allSatisfy(letter -> assertThat(letter.took()).as(letter.toString()).isLessThanOrEqualTo(allowed(letter)));
    }

    /** Whatever failed above, the next chapter finds three nodes. */
    @AfterAll
    void restore() {
        lab.awaitNodes();
    }

    /** Pods are where the scheduler put them; the harshest loss is that of a frontend, which nobody but the client can notice. */
    private Node agentWithFrontend() {
        var frontends = Pods.of(lab.kubernetes(), LetterService.FRONTEND).stream().filter(Pods::serves).map(pod -> pod.getSpec().getNodeName()).toList();
        return lab.cluster().nodes().stream().filter(agent -> agent.role() == Node.Role.AGENT && frontends.contains(agent.name())).findFirst()
            .orElseThrow(() -> new AssertionError("no agent has a frontend, they are on " + frontends));
    }

    private static Duration allowed(Delivery letter) {
        return Letter.WHOLE.plus(RETRY.multipliedBy(letter.retries())).plus(BUSY);
    }

    private Stream<Pod> pods() {
        return Stream.of(LetterService.values()).flatMap(service -> Pods.of(lab.kubernetes(), service).stream());
    }
}
