package lab.diagnose;

import static lab.diagnose.Cause.CLUSTER_DNS;
import static lab.diagnose.Cause.NODE_NOT_READY;
import static lab.diagnose.Cause.NODE_PRESSURE;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.List;
import java.util.stream.Stream;
import lab.observe.Nodes;

/** The cluster itself, for when something is amiss and it is over: never the submission's fault. */
final class ClusterRules implements Rule {

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        var amiss = evidence.over()
                && evidence.parts().stream().anyMatch(part -> !part.isDeployed() || !evidence.ready(part));
        return amiss
                ? Stream.of(pressure(evidence), dns(evidence), down(evidence)).flatMap(findings -> findings)
                : Stream.empty();
    }

    private static Stream<Finding> pressure(Evidence evidence) {
        return evidence.nodes().stream()
                .flatMap(node -> node.getStatus().getConditions().stream()
                        .filter(condition ->
                                condition.getType().endsWith("Pressure") && "True".equals(condition.getStatus()))
                        .map(condition -> new Finding(
                                NODE_PRESSURE,
                                "",
                                List.of(node.getMetadata().getName(), condition.getType()),
                                List.of(condition.getType() + ": " + condition.getMessage()))));
    }

    private static Stream<Finding> dns(Evidence evidence) {
        return evidence.dns().stream()
                .filter(deployment -> !Readiness.isDeploymentReady(deployment))
                .map(deployment -> new Finding(
                        CLUSTER_DNS,
                        "",
                        List.of(deployment.getMetadata().getName()),
                        List.of(String.valueOf(deployment.getStatus().getConditions()))));
    }

    /** Whoever stopped it himself need not be told. */
    private static boolean isStopped(Node node, Evidence evidence) {
        return evidence.all()
                .of("Stop")
                .anyMatch(stop -> stop.name().equals(node.getMetadata().getName()));
    }

    private static Stream<Finding> down(Evidence evidence) {
        return evidence.nodes().stream()
                .filter(node -> !Readiness.isNodeReady(node) && !isStopped(node, evidence))
                .map(node -> new Finding(
                        NODE_NOT_READY,
                        "",
                        List.of(node.getMetadata().getName()),
                        List.of(node.getMetadata().getName() + " " + Nodes.status(node))));
    }
}
