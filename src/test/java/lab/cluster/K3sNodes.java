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
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lab.images.ImageArchive;
import lab.images.ImageSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;
import org.testcontainers.utility.TestcontainersConfiguration;

/** Makes a cluster's containers. What k3s would pull comes with them, so that no node asks a registry for anything. */
final class K3sNodes {

    static final int API_PORT = 6443;
    static final int NODE_PORT = Cluster.PUBLISHED_NODE_PORT;
    private static final String K3S = "/var/lib/rancher/k3s/";
    /** The volumes that rancher/k3s declares; named here too so that they carry the lab's labels. */
    private static final List<String> VOLUMES =
            List.of("/var/lib/kubelet", "/var/lib/rancher/k3s", "/var/lib/cni", "/var/log");

    private final DockerClient docker;
    private final ClusterName name;
    private final Timings timings;
    private final String image;
    private final String pause;
    private final String dns;
    private final String token = UUID.randomUUID().toString();
    private final String host = DockerClientFactory.instance().dockerHostIpAddress();
    private NodeNetwork network;

    /** Pulls what is not on this machine yet. */
    K3sNodes(DockerClient docker, ClusterName name, Timings timings) {
        this.docker = docker;
        this.name = name;
        this.timings = timings;
        this.image = ImageSource.NODE.provide(docker);
        this.pause = ImageSource.PAUSE.provide(docker);
        this.dns = ImageSource.DNS.provide(docker);
    }

    /** Returns when the server's container runs; its API does not answer yet. */
    void startServer() {
        network = NodeNetwork.create(docker, name);
        var command = new ArrayList<>(List.of("server", "--tls-san=" + host, "--flannel-backend=host-gw"));
        Stream.of("traefik", "servicelb", "metrics-server", "local-storage", "coredns")
                .forEach(part -> command.add("--disable=" + part));
        command.addAll(timings.serverArguments());
        var server = container(name.server(), ImageArchive.of(docker, List.of(pause, dns)), command);
        server.setExposedPorts(List.of(API_PORT, NODE_PORT));
        server.withCreateContainerCmdModifier(cmd -> cmd.getHostConfig()
                        .withPortBindings(
                                new PortBinding(onThisMachine(0), ExposedPort.tcp(API_PORT)),
                                new PortBinding(
                                        onThisMachine(
                                                name.equals(ClusterName.EXPLORED) && isFree(NODE_PORT) ? NODE_PORT : 0),
                                        ExposedPort.tcp(NODE_PORT))))
                .start();
    }

    /** Waits until the server takes agents; returns when their containers run. */
    void startAgents(String kubeconfig) {
        var server = new NodeContainer(docker, name.server().name());
        var supervisor = new Supervisor(kubeconfig, token);
        new Startup(server)
                .await(name + " takes agents", () -> Optional.of(supervisor).filter(Supervisor::ready));
        var archive = ImageArchive.of(docker, List.of(pause));
        Startables.deepStart(name.agents().stream().map(node -> {
                    var agent = container(node, archive, List.of("agent"));
                    agent.setExposedPorts(List.of());
                    // by its address: on learning that a name's address is the server's, a starting agent breaks its
                    // connections, and sometimes ends
                    return agent.withEnv("K3S_URL", "https://" + server.address(name.value()) + ":" + API_PORT);
                }))
                .join();
    }

    private K3sContainer container(Node node, Path archive, List<String> command) {
        var container = new K3sContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("rancher/k3s")) {
            @Override
            protected void containerIsStarted(InspectContainerResponse started) {
                // an agent has no kubeconfig to fetch, and a server none yet
            }
        };
        var arguments = new ArrayList<>(command);
        arguments.add("--pause-image=" + pause);
        // a laptop's disk is often nearly full: that is no reason to evict pods or to delete images
        arguments.add("--kubelet-arg=eviction-hard=nodefs.available<1%,imagefs.available<1%");
        arguments.add("--kubelet-arg=image-gc-high-threshold=100");
        // processes and threads: a pod that makes ever more must not take the machine with it
        arguments.add("--kubelet-arg=pod-max-pids=1024");
        return container
                .withCommand(arguments.toArray(String[]::new))
                .withEnv("K3S_TOKEN", token)
                .withNetworkMode(name.value())
                .withLabels(Labels.of(name))
                .withLabels(Map.of(Labels.ROLE, node.role().name(), Labels.TIMINGS, timings.name()))
                // or else Testcontainers removes it when this JVM ends, while the lab does, and both complain
                .withReuse(TestcontainersConfiguration.getInstance().environmentSupportsReuse())
                .withCopyToContainer(
                        Transferable.of(timings.kubeletConfiguration()), K3S + "agent/etc/kubelet.conf.d/10-lab.conf")
                .withCopyFileToContainer(MountableFile.forHostPath(archive), K3S + "agent/images/lab.tar")
                .withCreateContainerCmdModifier(cmd -> asNode(cmd, node))
                .waitingFor(new ContainerRuns());
    }

    private void asNode(CreateContainerCmd cmd, Node node) {
        cmd.withName(node.name()).withHostName(node.name()).withIpv4Address(network.address(node));
        // a cgroup tree for each node, as k3d does it: kubelets that share one delete each other's pods
        cmd.getHostConfig().withBinds().withCgroupnsMode("private");
        cmd.getHostConfig()
                .withMounts(VOLUMES.stream()
                        .map(path -> new Mount()
                                .withType(MountType.VOLUME)
                                .withTarget(path)
                                .withVolumeOptions(new VolumeOptions().withLabels(Labels.of(name))))
                        .toList());
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Nothing listens beyond loopback, unless Docker itself is on another machine; port 0 means any. */
    private Binding onThisMachine(int port) {
        var address = host.equals("localhost") ? "127.0.0.1" : "0.0.0.0";
        return port == 0 ? Binding.bindIp(address) : Binding.bindIpAndPort(address, port);
    }
}
