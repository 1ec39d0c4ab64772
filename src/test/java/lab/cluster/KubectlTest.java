package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubectlTest {

    @TempDir
    private Path folder;

    @Test
    void it_is_called_in_the_context_with_the_namespace_as_the_default() throws IOException {
        assertThat(kubectl("echo \"$@\"; cat \"${KUBECONFIG%%:*}\"; echo \"$KUBECONFIG\"")
                        .run("given", "apply", "-f", "a b"))
                .contains("apply -f a b", "cluster: \"here\"", "user: \"me\"", "namespace: \"given\"")
                .endsWith(":" + folder.resolve("kubeconfig"));
    }

    @Test
    void its_refusal_is_quoted() throws IOException {
        assertThatThrownBy(() -> kubectl("echo invalid; exit 1").run("given", "apply"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("invalid");
    }

    @Test
    void it_need_not_be_there() throws IOException {
        assertThat(Kubectl.of(context(), folder.toString())).isEmpty();
    }

    @Test
    void a_folder_with_a_kustomization_is_applied_by_it() throws IOException {
        assertThat(Kubectl.apply(folder)).containsExactly("apply", "-f", folder.toString());

        Files.createFile(folder.resolve("kustomization.yml"));
        assertThat(Kubectl.apply(folder)).containsExactly("apply", "-k", folder.toString());
    }

    private Kubectl kubectl(String script) throws IOException {
        var program = Files.createFile(
                folder.resolve("kubectl"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        return Kubectl.of(context(), "/nowhere:" + folder).orElseThrow();
    }

    private KubeContext context() throws IOException {
        try (var api = new FakeApi()) {
            return KubeContext.of(Optional.of(api.kubeconfig(folder)), Optional.of("other"));
        }
    }
}
