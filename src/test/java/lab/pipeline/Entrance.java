package lab.pipeline;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.cluster.Cluster;

/**
 * A way in for a frontend whose Service has another nodePort than the one that the cluster publishes: a Service of the lab's own beside
 * it, which chooses the same pods.
 */
public final class Entrance {

    private static final String NAME = "pipeline-lab-entrance";

    private Entrance() {}

    /** Where the frontend's page is reached; opens the way, where the cluster publishes one nodePort only and it is another; that is gone with the namespace, or the cluster. */
    public static URI open(Cluster cluster, Part frontend) {
        var theirs = frontend.service();
        if (theirs == null) {
            throw new IllegalStateException("no Service leads to " + frontend.name());
        }
        var ports = theirs.getSpec().getPorts().stream()
                .map(ServicePort::getNodePort)
                .filter(port -> port != null)
                .toList();
        if (ports.isEmpty()) {
            throw new IllegalStateException(
                    "the Service %s of %s has no port on the nodes".formatted(frontend.serviceName(), frontend.name()));
        }
        if (cluster.published().isEmpty()) {
            return cluster.nodePort(ports.get(0));
        }
        if (!ports.contains(Cluster.PUBLISHED_NODE_PORT)) {
            open(cluster.kubernetes(), theirs);
        }
        return cluster.nodePort();
    }

    /** Where that page is reached as things are; empty if it is not. */
    public static Optional<URI> known(Cluster cluster, Part frontend) {
        var opened = cluster.kubernetes()
                .services()
                .inNamespace(frontend.service().getMetadata().getNamespace())
                .withName(NAME)
                .get();
        return Stream.concat(
                        frontend.service().getSpec().getPorts().stream().map(ServicePort::getNodePort),
                        opened == null ? Stream.empty() : Stream.of(Cluster.PUBLISHED_NODE_PORT))
                .filter(port -> port != null && (cluster.published().isEmpty() || port == Cluster.PUBLISHED_NODE_PORT))
                .findFirst()
                .flatMap(port -> reached(cluster, port));
    }

    private static Optional<URI> reached(Cluster cluster, int port) {
        try {
            return Optional.of(cluster.nodePort(port));
        } catch (IllegalStateException fromNowhere) {
            return Optional.empty();
        }
    }

    private static void open(KubernetesClient kubernetes, Service theirs) {
        var port = theirs.getSpec().getPorts().get(0);
        kubernetes
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .withNamespace(theirs.getMetadata().getNamespace())
                        .withLabels(Map.of(NAME, "true"))
                        .endMetadata()
                        .withNewSpec()
                        .withType("NodePort")
                        .withSelector(theirs.getSpec().getSelector())
                        .addNewPort()
                        .withPort(port.getPort())
                        .withTargetPort(port.getTargetPort())
                        .withNodePort(Cluster.PUBLISHED_NODE_PORT)
                        .endPort()
                        .endSpec()
                        .build())
                .serverSideApply();
    }

    static boolean isOurs(Service service) {
        return NAME.equals(service.getMetadata().getName());
    }
}
