package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lab.images.ImageSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** Before the chapters: a node that cannot start says so itself, and at once. */
@Order(0)
class StartupIT {

    private final DockerClient docker = DockerClientFactory.instance().client();
    private final ClusterName name = ClusterName.unique();

    @Test
    void a_node_that_exits_ends_the_wait_within_5_s_with_its_last_words() {
        docker.createContainerCmd(ImageSource.NODE.provide(docker))
                .withName(name.value())
                .withLabels(Labels.of(name))
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
                .withCmd("server", "--no-such-flag")
                .exec();
        docker.startContainerCmd(name.value()).exec();
        var started = Instant.now();

        assertThatThrownBy(() ->
                        new Startup(new NodeContainer(docker, name.value())).await("a kubeconfig", Optional::empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(name + " exited with code 1", "flag provided but not defined", "no-such-flag");
        assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @AfterEach
    void remove() {
        Resources.of(docker, name).remove();
    }
}
