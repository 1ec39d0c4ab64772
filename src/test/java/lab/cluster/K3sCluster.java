package lab.cluster;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lab.images.ImageSource;
import org.testcontainers.DockerClientFactory;

/** A cluster of k3s nodes, each a Docker container of this machine, found by its name and labels. */
public final class K3sCluster implements Cluster {

    /** Where a node keeps copies of this project's folders. */
    private static final String KUBECONFIG = "/etc/rancher/k3s/k3s.yaml";
    /** What flannel notes on a node when pods there have their network. */
    private static final String NETWORK = "flannel.alpha.coreos.com/backend-type";

    /** Longer than two letters take that are asked for by way of the API server. */
    private static final Duration REQUEST = Duration.ofSeconds(20);

    private final DockerClient docker;
    private final ClusterName name;
    private final Timings timings;
    private final String written;
    private final String kubeconfig;
    private final KubernetesClient kubernetes;

    /** Returns when the API of the running server answers; throws with the server's last words if it exits. */
    private K3sCluster(DockerClient docker, ClusterName name, Timings timings) {
        this.docker = docker;
        this.name = name;
        this.timings = timings;
        var server = container(name.server());
        var startup = new Startup(server);
        this.written = startup.await("a kubeconfig on " + name, () -> server.read(KUBECONFIG));
        this.kubeconfig = Kubeconfig.seenFrom(host(), server.hostPort(K3sNodes.API_PORT), name, written);
        this.kubernetes = new KubernetesClientBuilder()
                .withHttpClientFactory(new NoRedirects())
                .withConfig(new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
                        .withRequestTimeout((int) REQUEST.toMillis())
                        .build())
                .build();
        startup.await("the API server on " + name + " is ready", () -> Optional.ofNullable(kubernetes.raw("/readyz")));
    }

    /** Starts three nodes and returns when the API answers; what killed runs left is removed first. A cluster with a unique name ends with this JVM. */
    public static K3sCluster start(ClusterName name, Timings timings) {
        var docker = DockerClientFactory.instance().client();
        Resources.leftovers(docker).remove();
        if (!name.equals(ClusterName.EXPLORED)) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> Resources.of(docker, name).remove()));
        }
        try {
            var nodes = new K3sNodes(docker, name, timings);
            nodes.startServer();
            var cluster = new K3sCluster(docker, name, timings);
            nodes.startAgents(cluster.kubeconfig);
            return cluster;
        } catch (RuntimeException failure) {
            var made = Resources.of(docker, name);
            try {
                made.containers()
                        .forEach(container -> new Startup(
                                        new NodeContainer(docker, container.getNames()[0].substring(1)))
                                .requireRunning());
            } finally {
                made.remove();
            }
            throw failure;
        }
    }

    /** The cluster of that name, if its server runs on this machine. */
    public static Optional<K3sCluster> running(ClusterName name) {
        return server(name)
                .filter(server -> server.getState().equals("running"))
                .map(server -> of(name, server));
    }

    /** The cluster of that name, if this machine has one; a server that does not run, as after a reboot, is started. */
    public static Optional<K3sCluster> resumed(ClusterName name) {
        return server(name).map(server -> {
            if (!server.getState().equals("running")) {
                DockerClientFactory.instance()
                        .client()
                        .startContainerCmd(server.getId())
                        .exec();
            }
            return of(name, server);
        });
    }

    private static Optional<Container> server(ClusterName name) {
        return Resources.of(DockerClientFactory.instance().client(), name).containers().stream()
                .filter(container ->
                        Node.Role.SERVER.name().equals(container.getLabels().get(Labels.ROLE)))
                .findFirst();
    }

    private static K3sCluster of(ClusterName name, Container server) {
        return new K3sCluster(
                DockerClientFactory.instance().client(),
                name,
                Timings.named(server.getLabels().get(Labels.TIMINGS)));
    }

    @Override
    public ClusterName name() {
        return name;
    }

    @Override
    public Timings timings() {
        return timings;
    }

    @Override
    public List<Node> nodes() {
        return Stream.concat(Stream.of(name.server()), name.agents().stream()).toList();
    }

    @Override
    public KubernetesClient kubernetes() {
        return kubernetes;
    }

    @Override
    public String kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Optional<URI> published() {
        return Optional.of(
                URI.create("http://" + host() + ":" + container(name.server()).hostPort(K3sNodes.NODE_PORT)));
    }

    @Override
    public URI nodePort(int port) {
        return published()
                .filter(address -> port == K3sNodes.NODE_PORT)
                .orElseThrow(() -> new IllegalStateException(
                        "%s publishes nodePort %d, not %d".formatted(name, K3sNodes.NODE_PORT, port)));
    }

    @Override
    public void load(Path archive) {
        images().load(archive);
    }

    @Override
    public void unload(List<String> images) {
        images().unload(images);
    }

    @Override
    public void tag(String image, String name) {
        images().tag(image, name);
    }

    @Override
    public Map<String, String> images(Node node) {
        return images().of(node).orElseThrow();
    }

    private ContainerImages images() {
        return ContainerImages.ofContainerd(docker, nodes());
    }

    @Override
    public String kubectl(String namespace, List<Path> folders, String... arguments) {
        return new NodeKubectl(container(name.server()), written).run(namespace, folders, arguments);
    }

    @Override
    public String apply(String namespace, List<Path> folders) {
        return kubectl(namespace, folders, Kubectl.apply(folders.get(folders.size() - 1)));
    }

    @Override
    public boolean networked(Node node) {
        var known = kubernetes.nodes().withName(node.name()).get();
        return known != null && known.getMetadata().getAnnotations().containsKey(NETWORK);
    }

    @Override
    public void startDns() {
        new ClusterDns(kubernetes, ImageSource.DNS.choose(docker)).apply();
    }

    @Override
    public void requireRunning() {
        nodes().stream().map(this::container).map(Startup::new).forEach(Startup::requireRunning);
    }

    @Override
    public boolean isRunning(Node node) {
        return container(node).isRunning();
    }

    @Override
    public Optional<String> cannotStop(Node node) {
        return node.cannotStop();
    }

    @Override
    public Instant stop(Node node) {
        cannotStop(node).ifPresent(why -> {
            throw new IllegalArgumentException(why + ": stop one of " + name.agents());
        });
        return container(node).stop();
    }

    @Override
    public void start(Node node) {
        container(node).start();
    }

    @Override
    public AutoCloseable onNodeEvent(Consumer<NodeEvent> listener) {
        return ContainerEvents.tell(docker.eventsCmd().withLabelFilter(Map.of(Labels.CLUSTER, name.value())), listener);
    }

    @Override
    public void close() {
        kubernetes.close();
        Resources.of(docker, name).remove();
    }

    /** By way of the node, which has the programs that the image may lack. */
    @Override
    public String inside(Pod pod, ContainerStatus container, String script) {
        return container(node(pod.getSpec().getNodeName()))
                .run("sh", "-c", """
                pid=$(cat /run/k3s/containerd/io.containerd.runtime.v2.task/k8s.io/%s/init.pid) || exit 1
                root=/proc/$pid/root environ=/proc/$pid/environ
                pod() { nsenter -t "$pid" -n "$@"; }
                %s""".formatted(container.getContainerID().replaceFirst("^.*//", ""), script));
    }

    private NodeContainer container(Node node) {
        return new NodeContainer(docker, node.name());
    }

    private static String host() {
        return DockerClientFactory.instance().dockerHostIpAddress();
    }
}
