package lab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A watch that is interrupted loses nothing: the recording has the last state of all that there is, and of what is gone that it is. */
class WatchesTest {

    /** A watch begins again after pauses that grow. */
    private static final Duration RECORDED = Duration.ofSeconds(30);

    @AutoClose
    private final PodServer server = new PodServer();

    @AutoClose
    private final KubernetesClient kubernetes = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(Config.empty())
                    .withMasterUrl(server.url().toString())
                    .withWatchReconnectInterval(20)
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();

    private final Recorder recorder = Recorder.inMemory();

    WatchesTest() throws IOException {}

    @BeforeEach
    void watched() {
        server.put("stays", "Pending");
        server.put("goes", "Running");
        Watches.start(kubernetes.pods().inAnyNamespace(), recorder, new AtomicBoolean());
        server.put("stays", "Running");
        awaitRecorded("goes Running", "stays Running");
    }

    @Test
    void what_changed_while_it_was_cut_off_is_recorded() {
        changeWhileCutOff();
        server.up();

        awaitRecorded("comes Pending", "stays Failed");
        server.put("comes", "Running");
        awaitRecorded("comes Running", "stays Failed");
    }

    @Test
    void so_is_what_the_server_has_forgotten_meanwhile() {
        changeWhileCutOff();
        server.forget();
        server.up();

        awaitRecorded("comes Pending", "stays Failed");
        assertThat(recorder.recording().first("Pod", "DELETED", "default/goes")).isPresent();
        server.put("comes", "Running");
        awaitRecorded("comes Running", "stays Failed");
    }

    private void changeWhileCutOff() {
        server.down();
        server.put("stays", "Failed");
        server.delete("goes");
        server.put("comes", "Pending");
    }

    private void awaitRecorded(String... pods) {
        await("recorded")
                .atMost(RECORDED)
                .untilAsserted(() -> assertThat(recorded()).containsExactlyInAnyOrder(pods));
    }

    private List<String> recorded() {
        return recorder.recording().objects(Pod.class).stream()
                .map(pod -> pod.getMetadata().getName() + " " + pod.getStatus().getPhase())
                .toList();
    }
}
