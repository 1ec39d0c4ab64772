package lab.cluster;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The nodes of somebody's cluster that are containers of this machine's Docker engine: they have the node's name, and one of its addresses. */
record NodeContainers(Map<String, NodeContainer> byNode) {

    /** A container of the same name that has another address is another cluster's: it is left alone. */
    static NodeContainers of(Optional<DockerClient> engine, List<Node> nodes) {
        var found = new HashMap<String, NodeContainer>();
        engine.ifPresent(docker -> docker.listContainersCmd()
                .exec()
                .forEach(container -> nodes.stream()
                        .filter(node -> List.of(container.getNames())
                                .contains("/" + node.getMetadata().getName()))
                        .filter(node -> hasAddress(container, node))
                        .map(node -> node.getMetadata().getName())
                        .forEach(name -> found.put(name, new NodeContainer(docker, name)))));
        return new NodeContainers(Map.copyOf(found));
    }

    Optional<NodeContainer> of(lab.cluster.Node node) {
        return Optional.ofNullable(byNode.get(node.name()));
    }

    /** What Docker says of them, until it is closed; there must be one. */
    AutoCloseable tell(Consumer<NodeEvent> listener) {
        return ContainerEvents.tell(
                byNode.values()
                        .iterator()
                        .next()
                        .docker()
                        .eventsCmd()
                        .withContainerFilter(byNode.keySet().toArray(String[]::new)),
                listener);
    }

    private static boolean hasAddress(Container container, Node node) {
        var addresses = node.getStatus().getAddresses().stream()
                .map(NodeAddress::getAddress)
                .toList();
        return container.getNetworkSettings().getNetworks().values().stream()
                .anyMatch(network -> addresses.contains(network.getIpAddress()));
    }
}
