package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OneTryTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    @Test
    void who_does_not_answer_is_waited_for_once_and_no_longer_than_that() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var usual = new KubernetesClientBuilder()
                        .withConfig(new ConfigBuilder(Config.empty())
                                .withMasterUrl("http://localhost:" + silent.getLocalPort())
                                .withRequestTimeout(20_000)
                                .build())
                        .build()) {
            var kubernetes = OneTry.of(usual, PATIENCE);
            var begun = Instant.now();

            assertThatThrownBy(() -> kubernetes
                            .pods()
                            .inNamespace("default")
                            .withName("ocr")
                            .inContainer("app")
                            .getLog())
                    .isInstanceOf(KubernetesClientException.class);

            assertThat(Duration.between(begun, Instant.now())).isBetween(PATIENCE, PATIENCE.multipliedBy(20));
        }
    }
}
