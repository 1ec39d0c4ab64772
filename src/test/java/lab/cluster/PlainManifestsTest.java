package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainManifestsTest {

    private static final String DEPLOYMENT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: frontend}
        """;
    private static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata: {name: frontend-service, namespace: own}
        """;

    @TempDir
    private Path folder;

    private Path manifests;
    private FakeApi api;
    private KubernetesClient kubernetes;

    @BeforeEach
    void start() throws IOException {
        api = new FakeApi();
        kubernetes = KubeContext.of(Optional.of(api.kubeconfig(folder)), Optional.of("other"))
                .client(Duration.ofSeconds(10));
        manifests = Files.createDirectory(folder.resolve("manifests"));
    }

    @AfterEach
    void stop() {
        kubernetes.close();
        api.close();
    }

    @Test
    void objects_are_applied_in_their_own_namespace_or_else_the_given_one() throws IOException {
        Files.writeString(manifests.resolve("a.yaml"), DEPLOYMENT + "---\n" + SERVICE);
        Files.writeString(manifests.resolve("notes.txt"), "not a manifest");

        assertThat(PlainManifests.of(manifests).apply(kubernetes, "given"))
                .isEqualTo("deployment.apps/frontend serverside-applied\nservice/frontend-service serverside-applied");
        assertThat(api.applied).hasSize(2);
        assertThat(api.applied.get(0))
                .startsWith("PATCH /apis/apps/v1/namespaces/given/deployments/frontend?")
                .contains("fieldManager=pipeline-lab", "force=true");
        assertThat(api.applied.get(1)).startsWith("PATCH /api/v1/namespaces/own/services/frontend-service?");
    }

    @Test
    void what_is_refused_is_named_and_the_rest_applied() throws IOException {
        Files.writeString(manifests.resolve("a.yaml"), DEPLOYMENT.replace("frontend", "refused"));
        Files.writeString(manifests.resolve("b.yml"), "a: [");
        Files.writeString(manifests.resolve("c.yaml"), SERVICE);

        assertThatThrownBy(() -> PlainManifests.of(manifests).apply(kubernetes, "given"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("a.yaml: deployment.apps/refused: it is invalid", "b.yml: ");
        assertThat(api.applied).anyMatch(request -> request.contains("services/frontend-service"));
    }

    @Test
    void a_kustomization_needs_kubectl() throws IOException {
        Files.writeString(manifests.resolve("kustomization.yaml"), "resources: []");

        assertThatThrownBy(() -> PlainManifests.of(manifests))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only kubectl builds one");
    }

    @Test
    void nothing_to_apply_is_refused() {
        assertThatThrownBy(() -> PlainManifests.of(manifests)).hasMessageContaining("no .yaml, .yml or .json file");
        assertThatThrownBy(() -> PlainManifests.of(folder.resolve("absent"))).hasMessageContaining("cannot read");
    }
}
