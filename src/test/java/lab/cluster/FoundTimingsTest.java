package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundTimingsTest {

    private static final Timings FAST = Timings.FAST.called("found");

    @TempDir
    private Path folder;

    private FakeApi api;

    @BeforeEach
    void start() throws IOException {
        api = new FakeApi().nodes(FakeApi.node("one", "any", "127.0.0.1"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void a_cluster_that_shows_nothing_has_the_defaults_of_its_version() throws IOException {
        assertThat(found()).isSameAs(Timings.CLASSROOM);

        api.answers("/version", "{\"major\":\"1\",\"minor\":\"31+\",\"gitVersion\":\"v1.31.2-gke.1\"}");
        assertThat(found().gracePeriod()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void kubeadms_static_pods_show_their_flags() throws IOException {
        kubelet(4);
        api.answers("/api/v1/namespaces/kube-system/pods", FakeApi.list("Pod", """
            {"spec":{"containers":[{"command":["kube-controller-manager","--node-monitor-grace-period=6s",
             "--node-monitor-period=1s","--node-eviction-rate=10"]}]}}
            """, """
            {"spec":{"containers":[{"command":["kube-apiserver","--default-unreachable-toleration-seconds=1"]}]}}
            """));

        assertThat(found()).isEqualTo(FAST);
    }

    @Test
    void k3s_notes_its_flags_on_the_server() throws IOException {
        kubelet(4);
        api.nodes(FakeApi.node("one", "any", "127.0.0.1").replace("\"labels\"", """
            "annotations":{"k3s.io/node-args":"[\\"server\\",\\"--kube-controller-manager-arg\\",\\"node-monitor-period=1s\\",\
            \\"--kube-controller-manager-arg=node-monitor-grace-period=6s\\",\\"--kube-controller-manager-arg\\",\
            \\"node-eviction-rate=10\\",\\"--kube-apiserver-arg\\",\\"default-unreachable-toleration-seconds=1\\"]"},
            "labels\""""));

        assertThat(found()).isEqualTo(FAST);
    }

    @Test
    void durations_are_read_as_go_writes_them() {
        for (var text : Map.of("1m30s", 90_000L, "500ms", 500L, "1.5s", 1_500L, "1h", 3_600_000L)
                .entrySet()) {
            assertThat(new Flags(List.of("--x=" + text.getKey())).duration("x"))
                    .as(text.getKey())
                    .contains(Duration.ofMillis(text.getValue()));
        }
        assertThat(new Flags(List.of("--other-x=1s", "--xx=1s")).duration("x")).isEmpty();
    }

    private void kubelet(int lease) {
        api.answers(
                "/api/v1/nodes/one/proxy/configz", "{\"kubeletconfig\":{\"nodeLeaseDurationSeconds\":" + lease + "}}");
    }

    private Timings found() throws IOException {
        try (var cluster = ExistingCluster.of(
                KubeContext.of(Optional.of(api.kubeconfig(folder)), Optional.of("test")),
                Optional::empty,
                Optional.empty(),
                Optional.empty(),
                Optional.empty())) {
            return cluster.timings();
        }
    }
}
