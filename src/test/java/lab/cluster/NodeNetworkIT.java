package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import lab.images.ImageSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** Before the chapters: nodes that were all stopped may be started in any order. */
@Order(0)
class NodeNetworkIT {

    private final DockerClient docker = DockerClientFactory.instance().client();
    private final ClusterName name = ClusterName.unique();

    @Test
    void a_node_that_is_started_first_has_its_own_address() {
        var network = NodeNetwork.create(docker, name);
        var last = name.agents().get(1);
        docker.createContainerCmd(ImageSource.NODE.provide(docker))
                .withName(last.name())
                .withLabels(Labels.of(name))
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode(name.value()))
                .withIpv4Address(network.address(last))
                .withEntrypoint("cat")
                .withStdinOpen(true)
                .exec();
        var node = new NodeContainer(docker, last.name());
        node.start();

        assertThat(node.address(name.value())).endsWith(".4").isEqualTo(network.address(last));
    }

    @AfterEach
    void remove() {
        Resources.of(docker, name).remove();
    }
}
