package lab.cluster;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.github.dockerjava.api.DockerClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The images of nodes that are containers: asked of the runtime itself, for Kubernetes learns of a new one only after half a minute. */
record ContainerImages(NodeContainers containers, Map<String, ImageRuntime> runtimes, List<Node> nodes)
        implements ImageLoader {

    static ContainerImages of(NodeContainers containers, List<io.fabric8.kubernetes.api.model.Node> nodes) {
        var runtimes = new HashMap<String, ImageRuntime>();
        nodes.forEach(node -> ImageRuntime.of(node.getStatus().getNodeInfo().getContainerRuntimeVersion())
                .ifPresent(runtime -> runtimes.put(node.getMetadata().getName(), runtime)));
        return new ContainerImages(containers, Map.copyOf(runtimes), ApiNodes.ordered(nodes));
    }

    /** Of nodes whose runtime is containerd. */
    static ContainerImages ofContainerd(DockerClient docker, List<Node> nodes) {
        var names = nodes.stream().map(Node::name).toList();
        return new ContainerImages(
                new NodeContainers(names.stream().collect(toMap(identity(), name -> new NodeContainer(docker, name)))),
                names.stream().collect(toMap(identity(), name -> ImageRuntime.CONTAINERD)),
                nodes);
    }

    @Override
    public Optional<String> cannotLoad() {
        return nodes.stream()
                .filter(node -> !reaches(node))
                .findFirst()
                .map(node ->
                        "node " + node + " is no container of this machine's Docker engine that keeps its images in"
                                + " containerd or Docker: load them with the cluster's own tool");
    }

    @Override
    public void load(Path archive) {
        onEach((container, runtime) -> {
            // not in /tmp, which in the nodes of kind and minikube hides what Docker copies there
            var copy = "/var/tmp/" + archive.getFileName();
            // while its runtime may still be starting
            container.copy(archive, copy);
            runtime.load(container, copy);
            container.run("rm", copy);
        });
    }

    @Override
    public void unload(List<String> images) {
        onEach((container, runtime) -> runtime.unload(container, images));
    }

    @Override
    public void tag(String image, String name) {
        onEach((container, runtime) -> runtime.tag(container, image, name));
    }

    /** At once, on those that run. */
    private void onEach(BiConsumer<NodeContainer, ImageRuntime> work) {
        nodes.parallelStream()
                .map(node -> containers.of(node).orElseThrow())
                .filter(NodeContainer::isRunning)
                .forEach(container -> work.accept(container, runtimes.get(container.name())));
    }

    /** Their names and digests; empty for a node that is not such a container. */
    Optional<Map<String, String>> of(Node node) {
        return containers.of(node).filter(container -> reaches(node)).map(runtimes.get(node.name())::await);
    }

    private boolean reaches(Node node) {
        return containers.of(node).isPresent() && runtimes.containsKey(node.name());
    }
}
