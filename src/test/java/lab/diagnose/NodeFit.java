package lab.diagnose;

import static java.util.Objects.requireNonNullElse;
import static lab.diagnose.Cause.AFFINITY_NO_ROOM;
import static lab.diagnose.Cause.ANTI_AFFINITY_NO_ROOM;
import static lab.diagnose.Cause.SPREAD_COUNTS_DEAD_NODE;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.pipeline.Selector;

/**
 * What the scheduler would hold against a pod on a node, but for what the pod asks for.
 *
 * @param survivors the nodes that are left
 * @param pods all that are left on them
 */
record NodeFit(List<Node> survivors, List<Pod> pods, Node lost) {

    private static final List<String> KEEPING_AWAY = List.of("NoSchedule", "NoExecute");

    /** What keeps it away, in a word or two for whoever wrote the manifest; empty if nothing. */
    Stream<Map.Entry<Cause, String>> obstacles(Pod pod, Node node) {
        return Stream.<Optional<Map.Entry<Cause, String>>>of(
                        selected(pod, node)
                                ? Optional.empty()
                                : Optional.of(
                                        Map.entry(AFFINITY_NO_ROOM, "its nodeSelector or required node affinity")),
                        taint(pod, node).map(taint -> Map.entry(AFFINITY_NO_ROOM, "the taint " + taint.getKey())),
                        Boolean.TRUE.equals(node.getSpec().getUnschedulable())
                                ? Optional.of(Map.entry(AFFINITY_NO_ROOM, "it is cordoned"))
                                : Optional.empty(),
                        hostPort(pod, node)
                                .map(port -> Map.entry(AFFINITY_NO_ROOM, "its host port " + port + " is taken")),
                        apart(pod, node)
                                .map(other -> Map.entry(
                                        ANTI_AFFINITY_NO_ROOM, "required anti-affinity: " + other + " is there")),
                        spread(pod, node)
                                .map(skew -> Map.entry(SPREAD_COUNTS_DEAD_NODE, "DoNotSchedule with maxSkew " + skew)))
                .flatMap(Optional::stream);
    }

    private static boolean selected(Pod pod, Node node) {
        var labels = labels(node);
        var affinity = pod.getSpec().getAffinity();
        var required = affinity == null || affinity.getNodeAffinity() == null
                ? null
                : affinity.getNodeAffinity().getRequiredDuringSchedulingIgnoredDuringExecution();
        return labels.entrySet()
                        .containsAll(requireNonNullElse(pod.getSpec().getNodeSelector(), Map.<String, String>of())
                                .entrySet())
                && (required == null || required.getNodeSelectorTerms().stream().anyMatch(term -> holds(term, node)));
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
                isNumber(value)
                        && Long.parseLong(value)
                                > Long.parseLong(one.getValues().get(0));
            case "Lt" ->
                isNumber(value)
                        && Long.parseLong(value)
                                < Long.parseLong(one.getValues().get(0));
            default -> false;
        };
    }

    private static boolean isNumber(String value) {
        return value != null && value.matches("-?\\d{1,18}");
    }

    private static Optional<Taint> taint(Pod pod, Node node) {
        return node.getSpec().getTaints().stream()
                .filter(taint -> KEEPING_AWAY.contains(taint.getEffect())
                        && pod.getSpec().getTolerations().stream().noneMatch(some -> tolerates(some, taint)))
                .findFirst();
    }

    private static boolean tolerates(Toleration toleration, Taint taint) {
        var effect = requireNonNullElse(toleration.getEffect(), "");
        var key = requireNonNullElse(toleration.getKey(), "");
        var isAny = "Exists".equals(toleration.getOperator());
        return (effect.isEmpty() || effect.equals(taint.getEffect()))
                && (key.isEmpty() ? isAny : key.equals(taint.getKey()))
                && (isAny
                        || requireNonNullElse(toleration.getValue(), "")
                                .equals(requireNonNullElse(taint.getValue(), "")));
    }

    private Optional<Integer> hostPort(Pod pod, Node node) {
        var taken = on(node).flatMap(NodeFit::hostPorts).toList();
        return hostPorts(pod).filter(taken::contains).findFirst();
    }

    private static Stream<Integer> hostPorts(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .map(ContainerPort::getHostPort)
                .filter(port -> port != null && port > 0);
    }

    private Stream<Pod> on(Node node) {
        return pods.stream()
                .filter(pod -> node.getMetadata().getName().equals(pod.getSpec().getNodeName()));
    }

    /** Another pod in the same domain whom this one will not be with, or who will not be with this one. */
    private Optional<String> apart(Pod pod, Node node) {
        return pods.stream()
                .filter(other -> terms(pod).anyMatch(term -> meets(term, pod, other, node, other))
                        || terms(other).anyMatch(term -> meets(term, other, pod, node, other)))
                .map(other -> other.getMetadata().getName())
                .findFirst();
    }

    private boolean meets(PodAffinityTerm term, Pod owner, Pod meant, Node node, Pod there) {
        var namespaces = term.getNamespaces() == null || term.getNamespaces().isEmpty()
                ? List.of(owner.getMetadata().getNamespace())
                : term.getNamespaces();
        return (term.getNamespaceSelector() != null
                        || namespaces.contains(meant.getMetadata().getNamespace()))
                && Selector.chooses(term.getLabelSelector(), meant.getMetadata().getLabels())
                && isSameDomain(term.getTopologyKey(), there, node);
    }

    private boolean isSameDomain(String key, Pod other, Node node) {
        return survivors.stream()
                .filter(there ->
                        there.getMetadata().getName().equals(other.getSpec().getNodeName()))
                .anyMatch(there -> labels(there).get(key) != null
                        && labels(there).get(key).equals(labels(node).get(key)));
    }

    private static Stream<PodAffinityTerm> terms(Pod pod) {
        var affinity = pod.getSpec().getAffinity();
        return affinity == null || affinity.getPodAntiAffinity() == null
                ? Stream.empty()
                : affinity.getPodAntiAffinity().getRequiredDuringSchedulingIgnoredDuringExecution().stream();
    }

    /** The lost node still counts, with none; unless the rule looks at taints, of which a dead node has one. */
    private Optional<Integer> spread(Pod pod, Node node) {
        return pod.getSpec().getTopologySpreadConstraints().stream()
                .filter(rule -> "DoNotSchedule".equals(rule.getWhenUnsatisfiable()))
                .filter(rule -> labels(node).get(rule.getTopologyKey()) == null
                        || count(rule, pod, node) + 1 - fewest(rule, pod) > rule.getMaxSkew())
                .map(TopologySpreadConstraint::getMaxSkew)
                .findFirst();
    }

    private long fewest(TopologySpreadConstraint rule, Pod pod) {
        var domains = "Honor".equals(rule.getNodeTaintsPolicy())
                ? survivors.stream()
                : Stream.concat(survivors.stream(), Stream.of(lost));
        return domains.filter(node -> labels(node).containsKey(rule.getTopologyKey()) && selected(pod, node))
                .mapToLong(node -> count(rule, pod, node))
                .min()
                .orElse(0);
    }

    private long count(TopologySpreadConstraint rule, Pod pod, Node node) {
        return pods.stream()
                .filter(other -> pod.getMetadata()
                                .getNamespace()
                                .equals(other.getMetadata().getNamespace())
                        && Selector.chooses(
                                rule.getLabelSelector(), other.getMetadata().getLabels())
                        && isSameDomain(rule.getTopologyKey(), other, node))
                .count();
    }

    private static Map<String, String> labels(Node node) {
        return requireNonNullElse(node.getMetadata().getLabels(), Map.of());
    }
}
