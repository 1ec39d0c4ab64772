package lab.cluster;

import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.NamedContextBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** This machine's kubectl, in somebody's context. */
record Kubectl(Path program, KubeContext context) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String NAME = "pipeline-lab";

    /** The first on that PATH; empty if there is none. */
    static Optional<Kubectl> of(KubeContext context, String path) {
        return Command.program("kubectl", path).map(program -> new Kubectl(program, context));
    }

    /** The arguments that apply a file, a folder of files, or one with a kustomization. */
    static String[] apply(Path manifests) {
        return new String[] {"apply", Kustomization.in(manifests).isPresent() ? "-k" : "-f", manifests.toString()};
    }

    /** What it printed; throws {@link IllegalStateException} with that if it fails. */
    String run(String namespace, String... arguments) {
        try {
            // a context with that namespace before the user's own, as a user has it: --namespace refuses objects that
            // name another one
            var own = Files.createTempFile(NAME, ".kubeconfig");
            try {
                Files.writeString(own, in(namespace));
                var ended = new Command(
                                LIMIT,
                                Map.of("KUBECONFIG", own + File.pathSeparator + context.file()),
                                Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                                        .toList())
                        .execute();
                if (ended.code() != 0) {
                    throw new IllegalStateException(ended.said());
                }
                return ended.said();
            } finally {
                Files.delete(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a kubeconfig for kubectl", e);
        }
    }

    private String in(String namespace) {
        return Serialization.asYaml(new ConfigBuilder()
                .withCurrentContext(NAME)
                .withContexts(new NamedContextBuilder()
                        .withName(NAME)
                        .withNewContextLike(context.named().getContext())
                        .withNamespace(namespace)
                        .endContext()
                        .build())
                .build());
    }
}
