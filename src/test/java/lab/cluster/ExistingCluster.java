package lab.cluster;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.github.dockerjava.api.DockerClient;
import io.fabric8.kubernetes.api.model.ContainerImage;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import lab.images.ImageName;

/** Somebody else's cluster, by a context of a kubeconfig. What it was before it is again when this is closed. */
public final class ExistingCluster implements Cluster {

    /** As {@link K3sCluster}'s: longer than two letters take that are asked for by way of the API server. */
    private static final Duration REQUEST = Duration.ofSeconds(20);

    /** An API's that may not be there: fabric8's own. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** A stop or start command's. */
    private static final Duration COMMAND = Duration.ofSeconds(60);

    private final KubeContext context;
    private final KubernetesClient kubernetes;
    private final NodeContainers containers;
    private final ContainerImages images;
    private final Timings timings;
    private final NodePower power;
    private final ImageLoader loader;
    private final StoppedNodes stopped;
    private final Runnable end;
    private final List<Consumer<NodeEvent>> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param engine where nodes may be containers; looked for when the API has answered
     * @param power how nodes are stopped, given those that are containers
     * @param loader else images are put on nodes that are containers
     * @param end what else is to be done when it is closed
     */
    ExistingCluster(
            KubeContext context,
            Supplier<Optional<DockerClient>> engine,
            Function<NodeContainers, NodePower> power,
            Optional<ImageLoader> loader,
            Optional<Timings> timings,
            Runnable end) {
        this.context = context;
        this.kubernetes = context.client(REQUEST);
        requireAnswer();
        Rights.require(kubernetes, context.name());
        var nodes = apiNodes();
        this.containers = NodeContainers.of(engine.get(), nodes);
        this.images = ContainerImages.of(containers, nodes);
        this.timings =
                timings.orElseGet(() -> FoundTimings.of(kubernetes, nodes, Flags.of(kubernetes, nodes, containers)));
        this.power = power.apply(containers);
        this.loader = loader.orElse(images);
        this.stopped = new StoppedNodes(this.power);
        this.end = end;
    }

    /**
     * The cluster of that context, else of the current one; throws {@link IllegalArgumentException} in one sentence if there is no such
     * context, its API does not answer, or its user lacks a right.
     *
     * @param kubeconfig else where kubectl looks
     * @param stopCommand for {@code sh}, with {@code {node}} for the name; else a node is stopped only if it is a container of this
     *     machine's Docker engine
     * @param startCommand likewise; one needs the other
     * @param timings else what the cluster shows of its settings
     */
    public static ExistingCluster of(
            Optional<Path> kubeconfig,
            Optional<String> context,
            Optional<String> stopCommand,
            Optional<String> startCommand,
            Optional<Timings> timings) {
        return of(KubeContext.of(kubeconfig, context), LocalEngine::find, stopCommand, startCommand, timings);
    }

    static ExistingCluster of(
            KubeContext context,
            Supplier<Optional<DockerClient>> engine,
            Optional<String> stopCommand,
            Optional<String> startCommand,
            Optional<Timings> timings) {
        if (stopCommand.isPresent() != startCommand.isPresent()) {
            throw new IllegalArgumentException(
                    "a command that stops a node and one that starts it again are given both, or none");
        }
        return new ExistingCluster(
                context,
                engine,
                stopCommand
                        .<Function<NodeContainers, NodePower>>map(
                                stop -> nodes -> new CommandPower(stop, startCommand.orElseThrow(), COMMAND))
                        .orElse(ContainerPower::new),
                Optional.empty(),
                timings,
                () -> {});
    }

    private void requireAnswer() {
        try {
            OneTry.of(kubernetes, ANSWER).getKubernetesVersion();
        } catch (KubernetesClientException failure) {
            var at = context.name() + "' at " + kubernetes.getMasterUrl();
            throw new IllegalArgumentException(
                    failure.getCode() > 0
                            ? "the API of context '%s refuses: %s".formatted(at, failure.getMessage())
                            : "the API of context '%s does not answer: is the cluster up, and is it reached from here?"
                                    .formatted(at),
                    failure);
        }
    }

    private List<io.fabric8.kubernetes.api.model.Node> apiNodes() {
        return kubernetes.nodes().list().getItems();
    }

    @Override
    public ClusterName name() {
        return new ClusterName(context.name());
    }

    @Override
    public Timings timings() {
        return timings;
    }

    @Override
    public List<Node> nodes() {
        return ApiNodes.ordered(apiNodes());
    }

    @Override
    public KubernetesClient kubernetes() {
        return kubernetes;
    }

    @Override
    public String kubeconfig() {
        return context.yaml();
    }

    @Override
    public Optional<URI> published() {
        return Optional.empty();
    }

    @Override
    public URI nodePort(int port) {
        return WayIn.to(port, apiNodes(), containers).open();
    }

    @Override
    public Optional<String> cannotLoad() {
        return loader.cannotLoad();
    }

    @Override
    public void load(Path archive) {
        cannotLoad().ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        loader.load(archive);
    }

    @Override
    public void unload(List<String> images) {
        loader.unload(images);
    }

    @Override
    public void tag(String image, String name) {
        loader.tag(image, name);
    }

    /** As the node's runtime says where it can be asked; else as its kubelet has told: the 50 largest, and new ones after half a minute, without digests. */
    @Override
    public Map<String, String> images(Node node) {
        return images.of(node)
                .orElseGet(() -> apiNodes().stream()
                        .filter(known -> known.getMetadata().getName().equals(node.name()))
                        .flatMap(known -> known.getStatus().getImages().stream())
                        .map(ContainerImage::getNames)
                        .flatMap(List::stream)
                        .map(ImageName::full)
                        .collect(toMap(identity(), name -> "", (one, same) -> one, TreeMap::new)));
    }

    @Override
    public String apply(String namespace, List<Path> folders) {
        var manifests = folders.get(folders.size() - 1);
        return kubectl()
                .map(kubectl -> kubectl.run(namespace, Kubectl.apply(manifests)))
                .orElseGet(() -> PlainManifests.of(manifests).apply(kubernetes, namespace));
    }

    @Override
    public String kubectl(String namespace, List<Path> folders, String... arguments) {
        return kubectl()
                .orElseThrow(() -> new IllegalStateException("there is no kubectl on the PATH"))
                .run(namespace, arguments);
    }

    private Optional<Kubectl> kubectl() {
        return Kubectl.of(context, System.getenv("PATH"));
    }

    @Override
    public boolean networked(Node node) {
        return apiNodes().stream()
                .anyMatch(known -> known.getMetadata().getName().equals(node.name()) && ApiNodes.isReady(known));
    }

    /** It has one. */
    @Override
    public void startDns() {
        // or else it is not a cluster that anybody could use
    }

    @Override
    public void requireRunning() {
        nodes().stream()
                .filter(node -> !stopped.contains(node))
                .flatMap(node -> containers.of(node).stream())
                .map(Startup::new)
                .forEach(Startup::requireRunning);
    }

    @Override
    public boolean isRunning(Node node) {
        return containers.of(node).map(NodeContainer::isRunning).orElseGet(() -> !stopped.contains(node));
    }

    @Override
    public Optional<String> cannotStop(Node node) {
        return node.cannotStop().or(() -> power.cannotStop(node));
    }

    @Override
    public Instant stop(Node node) {
        cannotStop(node).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        var died = stopped.stop(node);
        tell(died, node, "die");
        return died;
    }

    @Override
    public void start(Node node) {
        if (stopped.start(node)) {
            tell(Instant.now(), node, "start");
        }
    }

    @Override
    public AutoCloseable onNodeEvent(Consumer<NodeEvent> listener) {
        if (power.isSeenByDocker() && !containers.byNode().isEmpty()) {
            return containers.tell(listener);
        }
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(Instant at, Node node, String what) {
        listeners.forEach(listener -> listener.accept(new NodeEvent(at, node.name(), what)));
    }

    @Override
    public void close() {
        stopped.close();
        kubernetes.close();
        end.run();
    }
}
