package lab.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import lab.images.ImageSource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;

/** Before the chapters: a node made here may stand in for rancher/k3s only if it offers nothing more, or the suite would come to rely on that. */
@Order(0)
class NodeImageIT {

    /** On images that were made here. */
    private static final String RECIPE = "pipeline-lab.recipe";

    @Test
    void a_node_made_here_offers_no_command_that_rancher_k3s_lacks() throws IOException {
        var docker = DockerClientFactory.instance().client();
        var image = ImageSource.NODE.choose(docker);
        assumeThat(ImageSource.isHere(docker, image))
                .as("%s is on this machine", image)
                .isTrue();
        assumeThat(docker.inspectImageCmd(image).exec().getConfig().getLabels())
                .as("labels of %s, which is the real one without this", image)
                .containsKey(RECIPE);

        assertThat(offered(image)).contains("k3s", "kubectl", "ctr").isSubsetOf(ofRancher());
    }

    private static List<String> offered(String image) {
        try (var node = new GenericContainer<>(DockerImageName.parse(image))) {
            node.withStartupCheckStrategy(new OneShotStartupCheckStrategy())
                    .withCreateContainerCmdModifier(cmd -> cmd.withEntrypoint("sh", "-c", "IFS=:; ls -1 $PATH"))
                    .start();
            return node.getLogs()
                    .lines()
                    .filter(line -> !line.isBlank() && !line.endsWith(":"))
                    .toList();
        }
    }

    private static List<String> ofRancher() throws IOException {
        try (var list = NodeImageIT.class.getResourceAsStream("/lab/cluster/rancher-k3s-commands.txt")) {
            return new String(list.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .toList();
        }
    }
}
