package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExistingClusterTest {

    private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";

    @TempDir
    private Path folder;

    private FakeApi api;

    @BeforeEach
    void start() throws IOException {
        api = new FakeApi()
                .nodes(
                        FakeApi.node("a-worker", "any", "127.0.0.2", "frontend-app:lab", "me/x:1", "ghcr.io/y/z:2"),
                        FakeApi.node("main", CONTROL_PLANE, "127.0.0.1"),
                        FakeApi.node("old", "node-role.kubernetes.io/master", "127.0.0.3"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void its_nodes_are_those_of_the_api_with_the_servers_first() throws IOException {
        try (var cluster = cluster()) {
            assertThat(cluster.nodes())
                    .containsExactly(
                            new Node("main", Node.Role.SERVER),
                            new Node("old", Node.Role.SERVER),
                            new Node("a-worker", Node.Role.AGENT));
        }
    }

    @Test
    void images_have_their_full_names() throws IOException {
        try (var cluster = cluster()) {
            assertThat(cluster.images(cluster.node("a-worker")))
                    .containsOnlyKeys("docker.io/library/frontend-app:lab", "docker.io/me/x:1", "ghcr.io/y/z:2");
        }
    }

    @Test
    void a_node_that_is_no_container_can_not_be_stopped_and_gets_no_images() throws IOException {
        try (var cluster = cluster()) {
            assertThat(cluster.cannotStop(cluster.node("a-worker")))
                    .get()
                    .asString()
                    .contains("no container", "node a-worker", "no command");
            assertThat(cluster.cannotStop(cluster.node("main"))).contains("main holds the control plane");
            assertThat(cluster.cannotLoad()).get().asString().contains("node main");
            assertThatThrownBy(() -> cluster.load(folder)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_node_is_stopped_by_the_command_and_started_again_on_closing() throws IOException {
        var done = folder.resolve("done");
        var told = new ArrayList<String>();
        try (var cluster =
                cluster(Optional.of("echo stop {node} >> " + done), Optional.of("echo start {node} >> " + done))) {
            cluster.onNodeEvent(event -> told.add(event.what() + " " + event.node()));
            var node = cluster.node("a-worker");

            cluster.start(node);
            cluster.stop(node);
            assertThat(cluster.isRunning(node)).isFalse();
            cluster.start(node);
            assertThat(cluster.isRunning(node)).isTrue();
            cluster.stop(node);
        }
        assertThat(told).containsExactly("die a-worker", "start a-worker", "die a-worker");
        assertThat(Files.readAllLines(done))
                .containsExactly("stop a-worker", "start a-worker", "stop a-worker", "start a-worker");
    }

    @Test
    void the_server_is_never_stopped() throws IOException {
        try (var cluster = cluster(Optional.of("touch " + folder + "/stopped"), Optional.of("true"))) {
            assertThatThrownBy(() -> cluster.stop(cluster.node("main"))).hasMessage("main holds the control plane");
            assertThat(folder.resolve("stopped")).doesNotExist();
        }
    }

    @Test
    void a_stop_without_a_start_is_refused() {
        assertThatThrownBy(() -> cluster(Optional.of("true"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both, or none");
    }

    @Test
    void the_way_in_is_the_first_address_that_takes_a_connection_or_else_all_are_named() throws IOException {
        try (var cluster = cluster()) {
            int port;
            try (var page = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
                port = page.getLocalPort();
                assertThat(cluster.nodePort(port)).hasToString("http://127.0.0.2:" + port);
            }
            assertThatThrownBy(() -> cluster.nodePort(port))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("127.0.0.1:" + port, "127.0.0.2:" + port, "127.0.0.3:" + port);
        }
    }

    @Test
    void the_server_is_the_way_in_where_it_can_be() throws IOException {
        try (var cluster = cluster();
                var page = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var other = new ServerSocket(page.getLocalPort(), 1, InetAddress.getByName("127.0.0.2"))) {
            assertThat(cluster.nodePort(other.getLocalPort())).hasHost("127.0.0.1");
        }
    }

    @Test
    void missing_rights_are_named() {
        api.denied.addAll(List.of("\"*\"", "\"leases\"", "\"subresource\":\"proxy\""));

        assertThatThrownBy(this::cluster)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the user of context 'test' may not get/create pods/proxy, get/create services/proxy,"
                        + " list/watch leases.coordination.k8s.io");
    }

    @Test
    void an_api_that_does_not_answer_is_named_with_its_address() throws IOException {
        var kubeconfig = api.kubeconfig(folder);
        api.close();

        assertThatThrownBy(() -> cluster(kubeconfig, Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("context 'test' at http://127.0.0.1", "does not answer");
    }

    @Test
    void timings_that_are_given_are_taken() throws IOException {
        try (var cluster =
                cluster(api.kubeconfig(folder), Optional.empty(), Optional.empty(), Optional.of(Timings.FAST))) {
            assertThat(cluster.timings()).isEqualTo(Timings.FAST);
        }
        try (var cluster = cluster()) {
            assertThat(cluster.timings()).isSameAs(Timings.CLASSROOM);
        }
    }

    private ExistingCluster cluster() throws IOException {
        return cluster(Optional.empty(), Optional.empty());
    }

    private ExistingCluster cluster(Optional<String> stop, Optional<String> start) throws IOException {
        return cluster(api.kubeconfig(folder), stop, start, Optional.empty());
    }

    private static ExistingCluster cluster(
            Path kubeconfig, Optional<String> stop, Optional<String> start, Optional<Timings> timings) {
        return ExistingCluster.of(
                KubeContext.of(Optional.of(kubeconfig), Optional.of("test")), Optional::empty, stop, start, timings);
    }
}
