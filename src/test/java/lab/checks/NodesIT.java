package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import lab.Act;
import lab.observe.Nodes;
import lab.observe.Recording;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Chapter 1, the cluster: {@code kubectl get nodes}. */
@Order(1)
@Chapter(Act.CLUSTER)
class NodesIT {

    @Test
    void three_nodes_are_ready(Recording recording) {
        assertThat(recording.objects(Node.class))
                .hasSize(3)
                .allSatisfy(node -> assertThat(Nodes.status(node))
                        .as(node.getMetadata().getName())
                        .isEqualTo("Ready"));
    }
}
