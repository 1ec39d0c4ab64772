package lab.cluster;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.model.Network.Ipam;
import java.util.Map;

/**
 * The network of a cluster's nodes, where each has an address of its own. Docker would give a node that is started again whatever is free,
 * which after a reboot is another's; and a k3s that meets its node with another address than it had ends.
 */
record NodeNetwork(ClusterName name, String subnet) {

    /** After the network's own address, its gateway's and the server's. */
    private static final int FIRST_AGENT = 3;

    /** A subnet that Docker finds free, made anew as one that is asked for: only there may addresses be. */
    static NodeNetwork create(DockerClient docker, ClusterName name) {
        var found = ask(docker, name).exec().getId();
        var free = docker.inspectNetworkCmd().withNetworkId(found).exec().getIpam().getConfig().stream()
                .map(Ipam.Config::getSubnet)
                .filter(subnet -> subnet.contains("."))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("Docker gives the network of " + name + " no IPv4 subnet"));
        docker.removeNetworkCmd(found).exec();
        ask(docker, name)
                .withIpam(new Ipam().withConfig(new Ipam.Config().withSubnet(free)))
                .exec();
        return new NodeNetwork(name, free);
    }

    private static CreateNetworkCmd ask(DockerClient docker, ClusterName name) {
        // a test's nodes are cut off from everything but each other and this machine
        return docker.createNetworkCmd()
                .withName(name.value())
                .withLabels(Labels.of(name))
                .withOptions(Map.of(
                        "com.docker.network.bridge.enable_ip_masquerade",
                        String.valueOf(name.equals(ClusterName.EXPLORED))));
    }

    /** The server's first, then the agents'. */
    String address(Node node) {
        var base = subnet.substring(0, subnet.indexOf('/')).split("\\.");
        // indexOf the server is -1
        var last = Integer.parseInt(base[3]) + FIRST_AGENT + name.agents().indexOf(node);
        return String.join(".", base[0], base[1], base[2], String.valueOf(last));
    }
}
