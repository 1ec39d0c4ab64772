package lab.diagnose;

import static lab.diagnose.NodeSelection.labels;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.pipeline.Selector;

/**
 * Whom a pod must be with, must not be with, and must be spread among.
 *
 * @param pods all that are left on the survivors
 */
record Neighbours(Loss loss, List<Pod> pods) {

    /** Where those whom it must be with are on another survivor; who is lost with it goes before it, and the first of its kind is free. */
    Optional<String> unaccompanied(Pod pod, Node node) {
        return companions(pod)
                .filter(term -> pods.stream().noneMatch(other -> meets(term, pod, other, node, other)))
                .filter(term -> !isFirst(term, pod))
                .map(PodAffinityTerm::getTopologyKey)
                .findFirst();
    }

    /** Whether nobody is left whom it must be with, but itself or somebody who is lost, too. */
    private boolean isFirst(PodAffinityTerm term, Pod pod) {
        return pods.stream().noneMatch(left -> isMeant(term, pod, left))
                && Stream.concat(loss.pods().stream(), Stream.of(pod)).anyMatch(other -> isMeant(term, pod, other));
    }

    /** Another pod in the same domain whom this one will not be with, or who will not be with this one. */
    Optional<String> apart(Pod pod, Node node) {
        return pods.stream()
                .filter(other -> strangers(pod).anyMatch(term -> meets(term, pod, other, node, other))
                        || strangers(other).anyMatch(term -> meets(term, other, pod, node, other)))
                .map(other -> other.getMetadata().getName())
                .findFirst();
    }

    private boolean meets(PodAffinityTerm term, Pod owner, Pod meant, Node node, Pod there) {
        return isMeant(term, owner, meant) && isSameDomain(term.getTopologyKey(), there, node);
    }

    private static boolean isMeant(PodAffinityTerm term, Pod owner, Pod meant) {
        var namespaces = term.getNamespaces() == null || term.getNamespaces().isEmpty()
                ? List.of(owner.getMetadata().getNamespace())
                : term.getNamespaces();
        return (term.getNamespaceSelector() != null
                        || namespaces.contains(meant.getMetadata().getNamespace()))
                && Selector.chooses(term.getLabelSelector(), meant.getMetadata().getLabels());
    }

    private boolean isSameDomain(String key, Pod other, Node node) {
        return loss.survivors().stream()
                .filter(there ->
                        there.getMetadata().getName().equals(other.getSpec().getNodeName()))
                .anyMatch(there -> labels(there).get(key) != null
                        && labels(there).get(key).equals(labels(node).get(key)));
    }

    private static Stream<PodAffinityTerm> companions(Pod pod) {
        var affinity = pod.getSpec().getAffinity();
        return affinity == null || affinity.getPodAffinity() == null
                ? Stream.empty()
                : affinity.getPodAffinity().getRequiredDuringSchedulingIgnoredDuringExecution().stream();
    }

    private static Stream<PodAffinityTerm> strangers(Pod pod) {
        var affinity = pod.getSpec().getAffinity();
        return affinity == null || affinity.getPodAntiAffinity() == null
                ? Stream.empty()
                : affinity.getPodAntiAffinity().getRequiredDuringSchedulingIgnoredDuringExecution().stream();
    }

    /** The lost node still counts, with none; unless the rule looks at taints, of which a dead node has one. */
    Optional<Integer> spread(Pod pod, Node node) {
        return pod.getSpec().getTopologySpreadConstraints().stream()
                .filter(rule -> "DoNotSchedule".equals(rule.getWhenUnsatisfiable()))
                .filter(rule -> labels(node).get(rule.getTopologyKey()) == null
                        || count(rule, pod, node) + 1 - fewest(rule, pod) > rule.getMaxSkew())
                .map(TopologySpreadConstraint::getMaxSkew)
                .findFirst();
    }

    private long fewest(TopologySpreadConstraint rule, Pod pod) {
        var domains = "Honor".equals(rule.getNodeTaintsPolicy())
                ? loss.survivors().stream()
                : Stream.concat(loss.survivors().stream(), Stream.of(loss.node()));
        return domains.filter(
                        node -> labels(node).containsKey(rule.getTopologyKey()) && NodeSelection.allows(pod, node))
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
}
