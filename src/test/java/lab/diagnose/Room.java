package lab.diagnose;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.pipeline.Part;

/** Whether the pods of a worker node that stops find room on the others, by what they request. */
record Room(Evidence evidence) {

    private static final List<String> RESOURCES = List.of("cpu", "memory");
    private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";

    /** Why a pod of that part finds none when its node stops; empty if it does, or if a node is down already. */
    Optional<String> lacking(Part part) {
        if (evidence.running().size() < evidence.nodes().size()) {
            return Optional.empty();
        }
        return evidence.nodes().stream()
                .filter(node -> node.getMetadata().getLabels() == null
                        || !node.getMetadata().getLabels().containsKey(CONTROL_PLANE))
                .flatMap(lost -> lacking(part, lost).stream())
                .findFirst();
    }

    private Optional<String> lacking(Part part, Node lost) {
        var name = lost.getMetadata().getName();
        var free = new HashMap<String, Map<String, BigDecimal>>();
        evidence.running().stream()
                .filter(node -> !node.equals(lost))
                .forEach(node -> free.put(node.getMetadata().getName(), free(node)));
        return evidence.pods(part).stream()
                .filter(pod -> name.equals(pod.getSpec().getNodeName()) && Readiness.isPodReady(pod))
                .filter(pod -> !place(pod, free))
                .findFirst()
                .map(pod -> "without %s, %s would ask for %s, and the others have %s left"
                        .formatted(name, pod.getMetadata().getName(), asked(pod), free));
    }

    private static boolean place(Pod pod, Map<String, Map<String, BigDecimal>> free) {
        var asked = asked(pod);
        return free.values().stream()
                .filter(left -> RESOURCES.stream()
                        .allMatch(resource -> left.get(resource).compareTo(asked.get(resource)) >= 0))
                .findFirst()
                .map(left -> {
                    asked.forEach(
                            (resource, amount) -> left.computeIfPresent(resource, (same, had) -> had.subtract(amount)));
                    return true;
                })
                .orElse(false);
    }

    private Map<String, BigDecimal> free(Node node) {
        var left = new HashMap<String, BigDecimal>();
        for (var resource : RESOURCES) {
            left.put(resource, amount(node.getStatus().getAllocatable().get(resource)));
        }
        evidence.allPods().stream()
                .filter(pod -> node.getMetadata().getName().equals(pod.getSpec().getNodeName())
                        && !List.of("Succeeded", "Failed")
                                .contains(pod.getStatus().getPhase()))
                .forEach(pod -> asked(pod)
                        .forEach((resource, amount) -> left.merge(resource, amount.negate(), BigDecimal::add)));
        return left;
    }

    private static Map<String, BigDecimal> asked(Pod pod) {
        var asked = new HashMap<String, BigDecimal>();
        for (var resource : RESOURCES) {
            asked.put(
                    resource,
                    pod.getSpec().getContainers().stream()
                            .flatMap(container -> container.getResources() == null
                                            || container.getResources().getRequests() == null
                                    ? Stream.<Quantity>of()
                                    : Stream.ofNullable(container
                                            .getResources()
                                            .getRequests()
                                            .get(resource)))
                            .map(Room::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        return asked;
    }

    private static BigDecimal amount(Quantity quantity) {
        return quantity == null ? BigDecimal.ZERO : quantity.getNumericalAmount();
    }
}
