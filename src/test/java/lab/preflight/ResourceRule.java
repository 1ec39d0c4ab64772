package lab.preflight;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A request or limit that is no quantity, above its limit, or such that a unit must have been forgotten. */
final class ResourceRule implements Rule {

    /** Cores, bytes: more than a laptop has; and the least memory that a container starts with in containerd and Docker. */
    private static final Map<String, BigDecimal> MOST =
            Map.of("cpu", BigDecimal.valueOf(64), "memory", BigDecimal.valueOf(256L << 30));

    private static final Map<String, BigDecimal> LEAST =
            Map.of("cpu", BigDecimal.ZERO, "memory", BigDecimal.valueOf(6L << 20));

    @Override
    public Stream<Warning> warnings(Submission submission) {
        return submission
                .workloads()
                .flatMap(workload -> workload.containers()
                        .flatMap(container ->
                                MOST.keySet().stream().flatMap(resource -> warnings(workload, container, resource))));
    }

    private static Stream<Warning> warnings(Manifest workload, Node container, String resource) {
        var request = container.all("resources", "requests", resource).findFirst();
        var limit = container.all("resources", "limits", resource).findFirst();
        var odd = Stream.of(request, limit)
                .flatMap(Optional::stream)
                .filter(node -> amount(node)
                        .filter(amount -> amount.compareTo(MOST.get(resource)) <= 0
                                && (amount.signum() == 0 || amount.compareTo(LEAST.get(resource)) >= 0))
                        .isEmpty())
                .map(node -> Warning.of(node.at(), "quantity", workload.name(), resource, node.text()));
        var above = request.filter(asked -> limit.flatMap(ResourceRule::amount)
                        .flatMap(most -> amount(asked).filter(least -> least.compareTo(most) > 0))
                        .isPresent())
                .map(asked -> Warning.of(
                        asked.at(),
                        "request-above-limit",
                        workload.name(),
                        resource,
                        asked.text(),
                        limit.get().text()));
        return Stream.concat(odd, above.stream());
    }

    private static Optional<BigDecimal> amount(Node node) {
        try {
            return Optional.of(Quantity.parse(node.text()).getNumericalAmount());
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            return Optional.empty();
        }
    }
}
