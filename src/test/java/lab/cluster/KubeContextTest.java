package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeContextTest {

    @TempDir
    private Path folder;

    private Path kubeconfig;

    @BeforeEach
    void write() throws IOException {
        kubeconfig = Files.writeString(folder.resolve("config"), """
            apiVersion: v1
            kind: Config
            clusters: [{name: one, cluster: {server: "https://one:6443"}}, {name: two, cluster: {server: "https://two:6443"}}]
            users: [{name: me, user: {token: secret}}]
            contexts: [{name: a, context: {cluster: one, user: me}}, {name: b, context: {cluster: two, user: me}}]
            current-context: a
            """);
    }

    @Test
    void a_context_leads_to_its_own_cluster() {
        try (var client = of("b").client(Duration.ofSeconds(1))) {
            assertThat(client.getMasterUrl()).hasHost("two");
        }
        assertThat(of("b").yaml()).contains("current-context: \"b\"");
    }

    @Test
    void without_a_name_it_is_the_current_one() {
        assertThat(KubeContext.of(Optional.of(kubeconfig), Optional.empty()).name())
                .isEqualTo("a");
    }

    @Test
    void an_unknown_context_is_told_which_there_are() {
        assertThatThrownBy(() -> of("c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(kubeconfig + " has no context 'c': there are [a, b]");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        var absent = folder.resolve("absent");

        assertThatThrownBy(() -> KubeContext.of(Optional.of(absent), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no kubeconfig " + absent);
    }

    @Test
    void a_file_that_is_no_kubeconfig_is_named() throws IOException {
        for (var text : new String[] {"", "a: [", "[1]"}) {
            Files.writeString(kubeconfig, text);

            assertThatThrownBy(() -> of("a"))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(kubeconfig + " is not a kubeconfig");
        }
    }

    private KubeContext of(String name) {
        return KubeContext.of(Optional.of(kubeconfig), Optional.of(name));
    }
}
