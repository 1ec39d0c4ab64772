package lab.cluster;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports.Binding;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * Where a nodePort may be reached from this machine, the best place first: a server, which is never stopped.
 *
 * @param addresses of http, with the port
 */
record WayIn(List<URI> addresses) {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** By the nodes that are Ready: where a node's container publishes the port, else the node's own addresses. */
    static WayIn to(int port, List<Node> nodes, NodeContainers containers) {
        return new WayIn(ApiNodes.ordered(
                        nodes.stream().filter(ApiNodes::isReady).toList())
                .stream()
                .flatMap(node -> Stream.concat(
                        containers.of(node).stream().flatMap(container -> published(container, port)),
                        nodes.stream()
                                .filter(known -> known.getMetadata().getName().equals(node.name()))
                                .flatMap(known -> known.getStatus().getAddresses().stream())
                                .filter(address -> address.getType().endsWith("IP"))
                                .map(NodeAddress::getAddress)
                                .map(host -> http(host, port))))
                .toList());
    }

    /** The first that takes a connection; throws {@link IllegalStateException} with all of them if none does. */
    URI open() {
        return addresses.parallelStream()
                .filter(WayIn::accepts)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("no node takes a connection from this machine: tried " + addresses));
    }

    private static Stream<URI> published(NodeContainer container, int port) {
        var bindings = container
                .inspect()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(port));
        return bindings == null
                ? Stream.empty()
                : Stream.of(bindings)
                        .map(Binding::getHostPortSpec)
                        .map(published ->
                                http(DockerClientFactory.instance().dockerHostIpAddress(), Integer.parseInt(published)))
                        .distinct();
    }

    private static URI http(String host, int port) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    private static boolean accepts(URI address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost().replaceAll("[\\[\\]]", ""), address.getPort()), (int)
                    PATIENCE.toMillis());
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
