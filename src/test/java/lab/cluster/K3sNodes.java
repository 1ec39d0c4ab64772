package lab.cluster;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import com.github.dockerjava.api.model.VolumeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/** Makes a cluster's containers, all three together; the agents wait for the server by themselves. */
final class K3sNodes {

    static final int API_PORT = 6443;
    static final int NODE_PORT = 30080;
    /** The volumes that rancher/k3s declares; named here too so that they carry the lab's labels. */
    private static final List<String> VOLUMES = List.of("/var/lib/kubelet", "/var/lib/rancher/k3s", "/var/lib/cni", "/var/log");

    private final ClusterName name;
    private final Timings timings;
    private final DockerImageName image;
    private final String token = UUID.randomUUID().toString();
    private final String host = DockerClientFactory.instance().dockerHostIpAddress();

    K3sNodes(ClusterName name, Timings timings, String image) {
        this.name = name;
        this.timings = timings;
        this.image = DockerImageName.parse(image).asCompatibleSubstituteFor("rancher/k3s");
    }

    /** Returns when the API server answers; the nodes may not be Ready yet. */
    void start(DockerClient docker) {
        docker.createNetworkCmd().withName(name.value()).withLabels(Labels.of(name)).exec();
        var agents = name.agents().stream().map(this::agent);
        Startables.deepStart(Stream.concat(Stream.of(server()), agents)).join();
    }

    private K3sContainer server() {
        var server = new K3sContainer(image);
        server.setExposedPorts(List.of(API_PORT, NODE_PORT));
        var command = new ArrayList<>(List.of("server", "--tls-san=" + host, "--flannel-backend=host-gw"));
        Stream.of("traefik", "servicelb", "metrics-server", "local-storage").forEach(part -> command.add("--disable=" + part));
        command.addAll(timings.serverArguments());
        return configured(server, name.server(), command)
            .withCreateContainerCmdModifier(cmd -> cmd.getHostConfig().withPortBindings(
                new PortBinding(onThisMachine(0), ExposedPort.tcp(API_PORT)),
                new PortBinding(onThisMachine(name.equals(ClusterName.EXPLORED) ? NODE_PORT : 0), ExposedPort.tcp(NODE_PORT))));
    }

    private K3sContainer agent(Node node) {
        var agent = new K3sContainer(image) {
            @Override
            protected void containerIsStarted(InspectContainerResponse started) {
                // an agent has no kubeconfig to fetch
            }
        };
        agent.setExposedPorts(List.of());
        return configured(agent, node, List.of("agent")).withEnv("K3S_URL", "https://" + name + ":" + API_PORT)
            .waitingFor(new ContainerRuns());
    }

    private K3sContainer configured(K3sContainer container, Node node, List<String> command) {
        var arguments = new ArrayList<>(command);
        // a laptop's disk is often nearly full: that is no reason to evict pods or to delete images
        arguments.add("--kubelet-arg=eviction-hard=nodefs.available<1%,imagefs.available<1%");
        arguments.add("--kubelet-arg=image-gc-high-threshold=100");
        return container
            .withCommand(arguments.toArray(String[]::new))
            .withEnv("K3S_TOKEN", token)
            .withNetworkMode(name.value())
            .withLabels(Labels.of(name))
            .withLabels(Map.of(Labels.ROLE, node.role().name(), Labels.TIMINGS, timings.name()))
            .withReuse(name.equals(ClusterName.EXPLORED))
            .withCopyToContainer(Transferable.of(timings.kubeletConfiguration()), "/var/lib/rancher/k3s/agent/etc/kubelet.conf.d/10-lab.conf")
            .withCreateContainerCmdModifier(cmd -> asNode(cmd, node));
    }

    private void asNode(CreateContainerCmd cmd, Node node) {
        cmd.withName(node.name()).withHostName(node.name());
        cmd.getHostConfig().withMounts(VOLUMES.stream().map(path -> new Mount().withType(MountType.VOLUME).withTarget(path)
            .withVolumeOptions(new VolumeOptions().withLabels(Labels.of(name)))).toList());
    }

    /** Nothing listens beyond loopback, unless Docker itself is on another machine; port 0 means any. */
    private Binding onThisMachine(int port) {
        var address = host.equals("localhost") ? "127.0.0.1" : "0.0.0.0";
        return port == 0 ? Binding.bindIp(address) : Binding.bindIpAndPort(address, port);
    }
}
