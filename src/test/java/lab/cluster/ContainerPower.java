package lab.cluster;

import java.time.Instant;
import java.util.Optional;

/** {@code docker stop} and {@code docker start}, for nodes that are containers. */
record ContainerPower(NodeContainers containers) implements NodePower {

    /** On a container that minikube made. */
    private static final String MINIKUBE = "created_by.minikube.sigs.k8s.io";

    @Override
    public Optional<String> cannotStop(Node node) {
        return containers.of(node).isPresent()
                ? Optional.empty()
                : Optional.of("no container of this machine's Docker engine is node " + node
                        + ", and no command that stops it is given");
    }

    @Override
    public Instant stop(Node node) {
        return container(node).stop();
    }

    @Override
    public void start(Node node) {
        var container = container(node);
        container.start();
        if (container.inspect().getConfig().getLabels().containsKey(MINIKUBE)) {
            // minikube leaves it to itself to start a kubelet, once it has prepared the machine
            new Startup(container)
                    .await(
                            "the kubelet on " + node + " is started",
                            () -> container.runs("systemctl", "start", "kubelet"));
        }
    }

    @Override
    public boolean isSeenByDocker() {
        return true;
    }

    private NodeContainer container(Node node) {
        return containers
                .of(node)
                .orElseThrow(() -> new IllegalArgumentException(cannotStop(node).orElseThrow()));
    }
}
