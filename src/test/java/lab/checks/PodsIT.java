package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import lab.Lab;
import lab.LabExtension;
import lab.cluster.Node;
import lab.observe.Pods;
import lab.observe.Snapshot;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapter 3, the pods: {@code kubectl get pods -o wide}. */
@Order(4)
@ExtendWith({LabExtension.class, Chapters.class})
class PodsIT {

    @BeforeAll
    static void every_pod_becomes_ready(Lab lab) {
        lab.awaitPods();
    }

    @ParameterizedTest
    @EnumSource
    void each_service_runs_on_at_least_two_nodes(LetterService service, Lab lab) {
        assertThat(Pods.of(lab.kubernetes(), service).stream().map(pod -> pod.getSpec().getNodeName()).distinct())
            .as("nodes of %s; with all replicas on one, that node's stop is an outage%s", service.deployment(), Snapshot.of(lab.kubernetes()))
            .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void both_workers_are_used(Lab lab) {
        var used = Stream.of(LetterService.values()).flatMap(service -> Pods.of(lab.kubernetes(), service).stream())
            .map(pod -> pod.getSpec().getNodeName());

        assertThat(used).as("nodes with pods%s", Snapshot.of(lab.kubernetes()))
            .containsAll(lab.cluster().nodes().stream().filter(node -> node.role() == Node.Role.AGENT).map(Node::name).toList());
    }
}
