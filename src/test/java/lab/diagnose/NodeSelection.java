package lab.diagnose;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;

/** Which nodes somebody chose, by their labels and names. */
final class NodeSelection {

    private NodeSelection() {}

    /** Whether the pod's nodeSelector and its required node affinity let it onto the node. */
    static boolean allows(Pod pod, Node node) {
        var affinity = pod.getSpec().getAffinity();
        return labels(node)
                        .entrySet()
                        .containsAll(requireNonNullElse(pod.getSpec().getNodeSelector(), Map.<String, String>of())
                                .entrySet())
                && (affinity == null
                        || affinity.getNodeAffinity() == null
                        || isChosen(
                                node, affinity.getNodeAffinity().getRequiredDuringSchedulingIgnoredDuringExecution()));
    }

    /** Whether the node is among the chosen; all are where nothing is said. */
    static boolean isChosen(Node node, NodeSelector chosen) {
        return chosen == null || chosen.getNodeSelectorTerms().stream().anyMatch(term -> holds(term, node));
    }

    static Map<String, String> labels(Node node) {
        return requireNonNullElse(node.getMetadata().getLabels(), Map.of());
    }

    private static boolean holds(NodeSelectorTerm term, Node node) {
        return term.getMatchExpressions().stream()
                        .allMatch(one -> holds(one, labels(node).get(one.getKey())))
                && term.getMatchFields().stream()
                        .allMatch(one -> holds(one, node.getMetadata().getName()));
    }

    private static boolean holds(NodeSelectorRequirement one, String value) {
        return switch (String.valueOf(one.getOperator())) {
            case "In" -> one.getValues().contains(value);
            case "NotIn" -> !one.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "Gt" ->
                isNumber(value) && number(value) > number(one.getValues().get(0));
            case "Lt" ->
                isNumber(value) && number(value) < number(one.getValues().get(0));
            default -> false;
        };
    }

    private static boolean isNumber(String value) {
        return value != null && value.matches("-?\\d{1,18}");
    }

    private static long number(String value) {
        return Long.parseLong(value);
    }
}
