package lab.cluster;

import static java.util.Comparator.comparing;

import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.stream.Stream;

/** Nodes as the API has them. */
final class ApiNodes {

    private ApiNodes() {}

    /** Servers first, by name. */
    static List<lab.cluster.Node> ordered(List<Node> nodes) {
        return nodes.stream()
                .map(ApiNodes::node)
                .sorted(comparing(lab.cluster.Node::role).thenComparing(lab.cluster.Node::name))
                .toList();
    }

    static lab.cluster.Node node(Node node) {
        var labels = node.getMetadata().getLabels();
        return new lab.cluster.Node(
                node.getMetadata().getName(),
                Stream.of("control-plane", "master")
                                .anyMatch(role -> labels.containsKey("node-role.kubernetes.io/" + role))
                        ? lab.cluster.Node.Role.SERVER
                        : lab.cluster.Node.Role.AGENT);
    }

    static boolean isReady(Node node) {
        return node.getStatus().getConditions().stream()
                .anyMatch(condition -> "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }
}
