package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinikubeClusterTest {

    private static final int NO_SUCH_PROFILE = 85;

    @TempDir
    private Path folder;

    private FakeApi api;

    @BeforeEach
    void start() throws IOException {
        api = new FakeApi()
                .nodes(
                        FakeApi.node("test", "node-role.kubernetes.io/control-plane", "127.0.0.1"),
                        FakeApi.node("test-m02", "any", "127.0.0.2"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void minikube_is_called_as_the_lab_calls_it() throws IOException {
        try (var cluster = cluster(NO_SUCH_PROFILE)) {
            var node = cluster.node("test-m02");
            assertThat(cluster.cannotLoad()).isEmpty();
            assertThat(cluster.cannotStop(node)).isEmpty();
            cluster.load(Path.of("images.tar"));
            cluster.unload(List.of("docker.io/library/ocr-app:1.0"));
            cluster.stop(node);
            cluster.start(node);
        }
        assertThat(calls())
                .containsExactly(
                        "-p test status",
                        "-p test start --nodes 3",
                        "-p test image load images.tar",
                        "-p test image rm docker.io/library/ocr-app:1.0",
                        "-p test node stop test-m02",
                        "-p test node start test-m02",
                        "-p test delete");
    }

    @Test
    void a_profile_that_was_there_is_not_deleted_and_its_nodes_run_again() throws IOException {
        try (var cluster = cluster(0)) {
            cluster.stop(cluster.node("test-m02"));
        }
        assertThat(calls())
                .containsExactly(
                        "-p test status",
                        "-p test start --nodes 3",
                        "-p test node stop test-m02",
                        "-p test node start test-m02");
    }

    @Test
    void a_new_profile_that_can_not_be_used_is_deleted() {
        api.denied.add("\"");

        assertThatThrownBy(() -> cluster(NO_SUCH_PROFILE)).hasMessageContaining("may not");
        assertThat(folder.resolve("calls")).content().endsWith("-p test delete\n");
    }

    @Test
    void without_minikube_there_is_one_clear_sentence() {
        assertThatThrownBy(() -> MinikubeCluster.start(
                        new Minikube(folder + "/minikube", new ClusterName("test")), Optional.empty(), Optional::empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot run '" + folder + "/minikube': is it installed, and on the PATH?");
    }

    private Cluster cluster(int status) throws IOException {
        var program = Files.createFile(
                folder.resolve("minikube"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(program, """
            #!/bin/sh
            echo "$@" >> %s/calls
            [ "$3" != status ] || exit %d
            """.formatted(folder, status));
        return MinikubeCluster.start(
                new Minikube(program.toString(), new ClusterName("test")),
                Optional.of(api.kubeconfig(folder)),
                Optional::empty);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }
}
