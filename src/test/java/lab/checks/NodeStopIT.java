package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import lab.Lab;
import lab.LabExtension;
import lab.cluster.Node;
import lab.observe.Nodes;
import lab.observe.Pods;
import lab.observe.Until;
import lab.pipeline.Browser;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Chapter 6, self-healing: {@code docker stop pipeline-cluster-m02}, with letters on their way.
 *
 * <ol>
 * <li>a node with a frontend on it is stopped: the kubelet's heartbeat ends
 * <li>after the grace period the controller calls the node NotReady, and its pods get no traffic any more
 * <li>after the toleration they are evicted: Terminating, for no kubelet confirms their end; now the button is pressed
 * <li>replacements run on the survivors, and the letter has arrived
 * <li>the node is started: Ready again, and new pods may be scheduled on it
 * </ol>
 */
@Order(9)
@ExtendWith({LabExtension.class, Chapters.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeStopIT {

    private final Lab lab;
    private final Browser browser;
    private Node node;
    private List<String> doomed;
    private Instant stopped;

    NodeStopIT(Lab lab, Browser browser) {
        this.lab = lab;
        this.browser = browser;
    }

    @BeforeAll
    void stop() {
        lab.awaitPods();
        node = lab.agentWithFrontend();
        doomed = pods().filter(Pods::serves)
                .filter(this::isOnTheNode)
                .map(pod -> pod.getMetadata().getName())
                .toList();
        stopped = lab.cluster().stop(node);
        lab.progress().say("%s is stopped, with %s on it", node, doomed);
    }

    @Test
    @Order(1)
    void the_stopped_node_becomes_not_ready() {
        within(
                lab.cluster().timings().detection(),
                node + " is NotReady",
                () -> assertThat(Nodes.status(lab.kubernetes(), node.name())).startsWith("NotReady"));
    }

    @Test
    @Order(2)
    void its_pods_are_terminating() {
        within(
                lab.cluster().timings().eviction(),
                "the pods of " + node + " are Terminating",
                () -> assertThat(pods().filter(Pods::terminates)
                                .map(pod -> pod.getMetadata().getName()))
                        .containsAll(doomed));
        browser.press(lab.cluster().nodePort(), Letter.BUTTON);
    }

    @Test
    @Order(3)
    void replacements_run_on_the_survivors() {
        within(
                lab.cluster().timings().eviction().plus(Until.POD_STARTED),
                "all replicas of each service are Ready on the survivors",
                () -> lab.assertServedWithout(node));
        assertThat(LetterService.values()).allSatisfy(lab::assertSpread);
    }

    @Test
    @Order(4)
    void the_letter_still_arrives() {
        browser.shows(Letter.TRANSLATED, Letter.WHOLE.multipliedBy(2));
    }

    @Test
    @Order(5)
    void the_started_node_is_ready_and_schedulable_again() {
        lab.cluster().start(node);
        var started = Instant.now();
        lab.until()
                .holds(
                        node + " is Ready, with no taint left",
                        Until.NODE_STARTED,
                        () -> assertThat(Nodes.status(lab.kubernetes(), node.name()))
                                .isEqualTo("Ready"));
        lab.progress().say("%s is Ready %.1f s after it was started", node, seconds(started));
    }

    /** Whatever failed above, the next chapter finds three nodes. */
    @AfterAll
    void restore() {
        lab.awaitNodes();
    }

    private boolean isOnTheNode(Pod pod) {
        return node.name().equals(pod.getSpec().getNodeName());
    }

    private Stream<Pod> pods() {
        return Stream.of(LetterService.values()).flatMap(service -> Pods.of(lab.kubernetes(), service).stream());
    }

    private void within(Duration sinceTheStop, String condition, ThrowingRunnable assertion) {
        lab.until().holds(condition, sinceTheStop.minus(Duration.between(stopped, Instant.now())), assertion);
        lab.progress().say("%s, %.1f s after the stop", condition, seconds(stopped));
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }
}
