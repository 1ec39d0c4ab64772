package lab.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lab.images.ImageName;

/** A real Kubernetes cluster, the lab's own or somebody else's, and what the lab does to it. */
public interface Cluster extends AutoCloseable {

    ClusterName name();

    Timings timings();

    /** All nodes, the server first, whether they run or not. */
    List<Node> nodes();

    /** The node of that name; throws {@link IllegalArgumentException} naming those that there are. */
    default Node node(String name) {
        return nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no node '" + name + "' in " + name() + ": there are " + nodes()));
    }

    /** All nodes without this one. */
    default List<Node> others(Node node) {
        return nodes().stream().filter(other -> !other.equals(node)).toList();
    }

    KubernetesClient kubernetes();

    /** The kubeconfig for this machine, as YAML. */
    String kubeconfig();

    /** The nodePort that is reached from this machine on every cluster of the lab's own, by way of the server. */
    int PUBLISHED_NODE_PORT = 30080;

    /** Where nodePort {@value #PUBLISHED_NODE_PORT} will be reached from this machine, where that is known before anything listens there. */
    Optional<URI> published();

    /** Where that nodePort is reached from this machine, and stays reached when a node is stopped; throws {@link IllegalStateException} saying what was tried if it is not. */
    URI nodePort(int port);

    /** Where nodePort {@value #PUBLISHED_NODE_PORT} is reached from this machine. */
    default URI nodePort() {
        return nodePort(PUBLISHED_NODE_PORT);
    }

    /** Why {@link #load} can not put images on these nodes; empty if it can. */
    default Optional<String> cannotLoad() {
        return Optional.empty();
    }

    /** Puts the images of a {@code docker save} archive on every running node, at once and as soon as it can take them; throws with the node's own words if one refuses. */
    void load(Path archive);

    /** Takes the images of these names off every running node again; what runs from them runs on. */
    void unload(List<String> images);

    /** Gives an image of every running node another full name, too, whatever had it before. */
    void tag(String image, String name);

    /** The names of the images a running node has, in full: {@code docker.io/library/frontend-app:lab}; with the digest of each, or nothing where that is not known. */
    Map<String, String> images(Node node);

    /** Which of these images the server has not, by their full names. */
    default List<String> lacked(List<String> images) {
        var there = images(nodes().get(0));
        return images.stream()
                .map(ImageName::full)
                .filter(image -> !there.containsKey(image))
                .toList();
    }

    /**
     * Applies the last of these paths, a file or a folder, as kubectl does in that namespace, and says so, a line an object; the others are
     * what its kustomization refers to. Throws {@link IllegalStateException} with the reasons why something is refused.
     */
    String apply(String namespace, List<Path> folders);

    /** What kubectl prints, called where these folders have the paths that they have here; throws {@link IllegalStateException} with what it says if it fails. */
    String kubectl(String namespace, List<Path> folders, String... arguments);

    /** Whether pods on the node have a network; it may be Ready a moment before. */
    boolean networked(Node node);

    /** Deploys the cluster's DNS; for when the server is {@link #networked}. */
    void startDns();

    /**
     * What a shell script prints that is run as near to a container as this cluster allows. In it, {@code pod COMMAND} runs in the pod's network,
     * {@code $environ} is what the container's process was started with, and {@code $root} stands before its files. Here by way of the
     * container itself, with the programs that its image has; throws {@link IllegalStateException} saying why where that is not possible.
     */
    default String inside(Pod pod, ContainerStatus container, String script) {
        return kubectl(
                pod.getMetadata().getNamespace(),
                List.of(),
                "exec",
                pod.getMetadata().getName(),
                "-c",
                container.getName(),
                "--",
                "sh",
                "-c",
                "root=; environ=/proc/1/environ; pod() { \"$@\"; }\n" + script);
    }

    /** Throws {@link IllegalStateException} with the last words of a node that has exited though nobody stopped it. */
    void requireRunning();

    /** Whether the node's machine runs, be it Ready or not. */
    boolean isRunning(Node node);

    /** Why {@link #stop} would refuse the node; empty if it can be stopped. */
    Optional<String> cannotStop(Node node);

    /** Stops a node as {@code docker stop} does and says when it died; throws {@link IllegalArgumentException} for one that {@link #cannotStop can not be stopped}. */
    Instant stop(Node node);

    /** Starts a node if it is stopped, unless it is somebody else's and somebody else stopped it; it joins again by itself. */
    void start(Node node);

    /** Tells, until it is closed, what happens to the nodes' machines: {@code start}, {@code die} and the like, with the time of Docker's clock where they are containers. */
    AutoCloseable onNodeEvent(Consumer<NodeEvent> listener);

    /** Removes what was made for it, such as containers, network, volumes; what was there before stays, as it was. */
    @Override
    void close();
}
