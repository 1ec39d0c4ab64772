package lab.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A real Kubernetes cluster of one server and two agents, and what the lab does to it. */
public interface Cluster extends AutoCloseable {

    ClusterName name();

    Timings timings();

    /** All three nodes, the server first, whether they run or not. */
    List<Node> nodes();

    /** The node of that name; throws {@link IllegalArgumentException} naming those that there are. */
    default Node node(String name) {
        return nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no node '" + name + "' in " + name() + ": there are " + nodes()));
    }

    KubernetesClient kubernetes();

    /** The kubeconfig for this machine, as YAML. */
    String kubeconfig();

    /** The nodePort that is reached from this machine, by way of the server. */
    int PUBLISHED_NODE_PORT = 30080;

    /** Where nodePort {@value #PUBLISHED_NODE_PORT} is reached from this machine. */
    URI nodePort();

    /** Puts the images of a {@code docker save} archive on every running node, at once and as soon as it can take them; throws with the node's own words if one refuses. */
    void load(Path archive);

    /** The names of the images a running node has. */
    List<String> images(Node node);

    /** What kubectl prints, called on the server, where copies of these folders have the paths that they have here; throws with what it says if it fails. */
    String kubectl(String namespace, List<Path> folders, String... arguments);

    /** Whether pods on the node have a network; it may be Ready a moment before. */
    boolean networked(Node node);

    /** Deploys the cluster's DNS; for when the server is {@link #networked}. */
    void startDns();

    /** Throws {@link IllegalStateException} with the last words of a node that has exited though nobody stopped it. */
    void requireRunning();

    /** Whether the node's machine runs, be it Ready or not. */
    boolean isRunning(Node node);

    /** Stops an agent as {@code docker stop} does and says when it died; throws {@link IllegalArgumentException} for the server. */
    Instant stop(Node node);

    /** Starts a node if it is stopped; it joins again by itself. */
    void start(Node node);

    /** Tells, until it is closed, what Docker says of the nodes' containers: {@code start}, {@code die} and the like, with its own clock's time. */
    AutoCloseable onNodeEvent(Consumer<NodeEvent> listener);

    /** Removes all of the cluster: containers, network, volumes. */
    @Override
    void close();
}
