package lab.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** How fast somebody's cluster heals, as far as it shows its settings; what it does not show is taken to be Kubernetes' own default. */
final class FoundTimings {

    private static final String NAME = "found";
    /** Up to 1.31. */
    private static final Duration OLD_GRACE_PERIOD = Duration.ofSeconds(40);

    private static final int NEW_GRACE_PERIOD = 32;

    private FoundTimings() {}

    static Timings of(KubernetesClient kubernetes, List<Node> nodes, Flags flags) {
        var usual = Timings.CLASSROOM;
        var found = new Timings(
                NAME,
                flags.duration("node-monitor-period").orElse(usual.monitorPeriod()),
                flags.duration("node-monitor-grace-period").orElseGet(() -> gracePeriod(kubernetes)),
                nodes.stream()
                        .filter(ApiNodes::isReady)
                        .findFirst()
                        .flatMap(node -> lease(kubernetes, node))
                        .orElse(usual.lease()),
                flags.value("default-unreachable-toleration-seconds")
                        .map(Long::parseLong)
                        .map(Duration::ofSeconds)
                        .orElse(usual.toleration()),
                flags.value("node-eviction-rate").map(Double::parseDouble).orElse(usual.evictionRate()));
        return found.equals(usual.called(NAME)) ? usual : found;
    }

    private static Duration gracePeriod(KubernetesClient kubernetes) {
        var minor = kubernetes.getKubernetesVersion().getMinor().replaceAll("[^0-9]", "");
        return Integer.parseInt(minor) < NEW_GRACE_PERIOD ? OLD_GRACE_PERIOD : Timings.CLASSROOM.gracePeriod();
    }

    /** As the kubelet has it; empty where one may not ask it. */
    private static Optional<Duration> lease(KubernetesClient kubernetes, Node node) {
        try {
            var configuration =
                    kubernetes.raw("/api/v1/nodes/" + node.getMetadata().getName() + "/proxy/configz");
            return Optional.ofNullable(configuration)
                    .map(JsonMapper.shared()::readTree)
                    .map(json ->
                            json.at("/kubeletconfig/nodeLeaseDurationSeconds").asLong(0))
                    .filter(seconds -> seconds > 0)
                    .map(Duration::ofSeconds);
        } catch (KubernetesClientException refused) {
            return Optional.empty();
        }
    }
}
