package lab.observe;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.client.KubernetesClient;

/** What Kubernetes says of its nodes, in kubectl's words. */
public final class Nodes {

    private Nodes() {}

    /** Ready, NotReady or Unknown, with ",SchedulingDisabled" and the taints that keep new pods away. */
    public static String status(Node node) {
        var ready = node.getStatus().getConditions().stream()
                .filter(condition -> "Ready".equals(condition.getType()))
                .findFirst()
                .map(NodeCondition::getStatus)
                .orElse("Unknown");
        var taints = node.getSpec().getTaints().stream()
                .map(taint -> " " + taint.getKey() + ":" + taint.getEffect())
                .reduce("", String::concat);
        return ("True".equals(ready) ? "Ready" : "NotReady")
                + (Boolean.TRUE.equals(node.getSpec().getUnschedulable()) ? ",SchedulingDisabled" : "")
                + taints;
    }

    /** The status of the node of that name; "unregistered" while Kubernetes does not know it. */
    public static String status(KubernetesClient kubernetes, String name) {
        var node = kubernetes.nodes().withName(name).get();
        return node == null ? "unregistered" : status(node);
    }
}
