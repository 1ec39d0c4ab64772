package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import lab.Lab;
import lab.LabExtension;
import lab.observe.Nodes;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Chapter 1, the cluster: {@code kubectl get nodes}. */
@Order(1)
@ExtendWith({LabExtension.class, Chapters.class})
class NodesIT {

    @Test
    void three_nodes_are_ready(Lab lab) {
        assertThat(lab.kubernetes().nodes().list().getItems())
                .hasSize(3)
                .allSatisfy(node -> assertThat(Nodes.status(node))
                        .as(node.getMetadata().getName())
                        .isEqualTo("Ready"))
                .extracting((Node node) -> node.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(
                        lab.cluster().nodes().stream().map(node -> node.name()).toList());
    }
}
