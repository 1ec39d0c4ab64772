package lab.pipeline;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;

/**
 * A way in for a frontend whose Service has another nodePort than the one that the cluster publishes: a Service of the lab's own beside
 * it, which chooses the same pods.
 */
public final class Entrance {

    private static final String NAME = "pipeline-lab-entrance";

    private Entrance() {}

    /** Opens it if it is needed; it is gone with the namespace, or the cluster. */
    public static void open(KubernetesClient kubernetes, Part frontend, int published) {
        var theirs = frontend.service();
        if (theirs.getSpec().getPorts().stream()
                .anyMatch(port -> port.getNodePort() != null && port.getNodePort() == published)) {
            return;
        }
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
                        .withNodePort(published)
                        .endPort()
                        .endSpec()
                        .build())
                .serverSideApply();
    }

    static boolean isOurs(Service service) {
        return NAME.equals(service.getMetadata().getName());
    }
}
