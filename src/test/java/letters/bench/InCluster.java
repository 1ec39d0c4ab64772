package letters.bench;

import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.Quantity;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lab.Lab;
import lab.cluster.ClusterName;
import lab.cluster.Timings;
import lab.pipeline.LetterService;
import lab.pipeline.Manifests;

/**
 * The same letters through a real cluster of three nodes: the manifests as they are, but for the memory limit, and with
 * it the number of letters a pod takes. They come in by the NodePort of every node.
 */
record InCluster(Settings settings, Figures figures) implements Step {

    private static final int NODE_PORT = 30080;

    @Override
    public void run() throws Exception {
        try (Lab lab = Lab.open(ClusterName.unique(), Timings.named("fast"))) {
            for (LetterService service : LetterService.values()) {
                lab.kubernetes()
                        .apps()
                        .deployments()
                        .inNamespace(Manifests.NAMESPACE)
                        .withName(service.deployment())
                        .edit(deployment -> {
                            deployment
                                    .getSpec()
                                    .getTemplate()
                                    .getSpec()
                                    .getContainers()
                                    .get(0)
                                    .getResources()
                                    .setLimits(Map.of(
                                            "memory",
                                            new Quantity(settings.limit().toUpperCase() + "i")));
                            return deployment;
                        });
            }
            lab.awaitPods();
            Load load = new Load(addresses(lab), "application/json", () -> {});
            load.send(1_000, Duration.ofSeconds(1));
            for (int letters : List.of(1, 1_000, settings.letters())) {
                Latencies sent = load.send(letters, letters == 1 ? Duration.ZERO : Capacity.ramp(letters));
                Capacity.latencies(figures, "cluster", letters + " at once", sent, 8.5);
            }
        }
    }

    private static List<InetSocketAddress> addresses(Lab lab) {
        return lab.kubernetes().nodes().list().getItems().stream()
                .flatMap(node -> node.getStatus().getAddresses().stream())
                .filter(address -> address.getType().equals("InternalIP"))
                .map(NodeAddress::getAddress)
                .map(address -> new InetSocketAddress(address, NODE_PORT))
                .toList();
    }
}
