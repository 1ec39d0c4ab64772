package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigTest {

    private static final String IN_THE_NODE = """
        apiVersion: v1
        kind: Config
        clusters: [{name: default, cluster: {server: "https://127.0.0.1:6443"}}]
        users: [{name: default, user: {token: secret}}]
        contexts: [{name: default, context: {cluster: default, user: default}}]
        current-context: default
        """;

    @Test
    void it_leads_to_the_published_port_under_the_clusters_name() {
        var config = Config.fromKubeconfig(Kubeconfig.seenFrom("localhost", 32768, ClusterName.EXPLORED, IN_THE_NODE));

        assertThat(config.getMasterUrl()).startsWith("https://localhost:32768");
        assertThat(config.getCurrentContext().getName()).isEqualTo("pipeline-cluster");
    }

    @Test
    void only_its_owner_may_read_the_file(@TempDir Path folder) throws Exception {
        var file = folder.resolve("new/kubeconfig");

        Kubeconfig.write(IN_THE_NODE, file);

        assertThat(Files.readString(file)).isEqualTo(IN_THE_NODE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
