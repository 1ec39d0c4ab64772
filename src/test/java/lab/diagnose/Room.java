package lab.diagnose;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is free on a node for what a pod requests. */
record Room(Node node, List<Pod> pods) {

    private static final List<String> RESOURCES = List.of("cpu", "memory", "ephemeral-storage", "pods");

    /** What there is too little of; empty if it fits. */
    Optional<String> lacking(Pod pod) {
        return RESOURCES.stream()
                .filter(resource -> node.getStatus().getAllocatable().containsKey(resource))
                .filter(resource -> free(resource).compareTo(asked(pod, resource)) < 0)
                .map(resource -> "%s: it asks for %s, %s is free"
                        .formatted(
                                resource,
                                asked(pod, resource).stripTrailingZeros().toPlainString(),
                                free(resource).stripTrailingZeros().toPlainString()))
                .findFirst();
    }

    private BigDecimal free(String resource) {
        return pods.stream()
                .filter(pod -> node.getMetadata().getName().equals(pod.getSpec().getNodeName()))
                .map(pod -> asked(pod, resource).negate())
                .reduce(amount(node.getStatus().getAllocatable().get(resource)), BigDecimal::add);
    }

    /** Init containers run one after the other, before the others; those that stay run beside them. */
    private static BigDecimal asked(Pod pod, String resource) {
        if (resource.equals("pods")) {
            return BigDecimal.ONE;
        }
        var spec = pod.getSpec();
        var beside = sum(
                Stream.concat(
                        spec.getContainers().stream(),
                        spec.getInitContainers().stream().filter(Room::stays)),
                resource);
        var before = spec.getInitContainers().stream()
                .filter(container -> !stays(container))
                .map(container -> request(container, resource))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        var overhead = spec.getOverhead() == null
                ? BigDecimal.ZERO
                : amount(spec.getOverhead().get(resource));
        return beside.max(before).add(overhead);
    }

    private static boolean stays(Container container) {
        return "Always".equals(container.getRestartPolicy());
    }

    private static BigDecimal sum(Stream<Container> containers, String resource) {
        return containers.map(container -> request(container, resource)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal request(Container container, String resource) {
        return container.getResources() == null || container.getResources().getRequests() == null
                ? BigDecimal.ZERO
                : amount(container.getResources().getRequests().get(resource));
    }

    private static BigDecimal amount(Quantity quantity) {
        return quantity == null ? BigDecimal.ZERO : quantity.getNumericalAmount();
    }
}
