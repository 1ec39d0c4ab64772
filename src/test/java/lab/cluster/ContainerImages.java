package lab.cluster;

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
            container.copy(archive, copy);
            runtime.load(container, copy);
            container.run("rm", copy);
        });
    }

    @Override
    public void unload(List<String> images) {
        onEach((container, runtime) -> runtime.unload(container, images));
    }

    /** At once, on those that run. */
    private void onEach(BiConsumer<NodeContainer, ImageRuntime> work) {
        nodes.parallelStream()
                .filter(node -> containers.of(node).orElseThrow().isRunning())
                .forEach(node -> work.accept(containers.of(node).orElseThrow(), runtimes.get(node.name())));
    }

    /** Empty for a node that is not such a container. */
    Optional<List<String>> of(Node node) {
        return containers.of(node).filter(container -> reaches(node)).map(runtimes.get(node.name())::list);
    }

    private boolean reaches(Node node) {
        return containers.of(node).isPresent() && runtimes.containsKey(node.name());
    }
}
