package lab.cluster;

import static java.util.function.Predicate.isEqual;

import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A context of a kubeconfig of this machine. */
record KubeContext(Path file, NamedContext named) {

    /** The context of that name, else the current one; of that file, else where kubectl looks. Throws {@link IllegalArgumentException} if there is none. */
    static KubeContext of(Optional<Path> kubeconfig, Optional<String> context) {
        var files = kubeconfig.map(List::of).orElseGet(KubeContext::usual);
        var there = files.stream().filter(Files::isRegularFile).toList();
        if (there.isEmpty()) {
            throw new IllegalArgumentException("there is no kubeconfig " + files.get(0));
        }
        var contexts = there.stream().flatMap(KubeContext::all).toList();
        var wanted = context.or(() -> there.stream()
                .map(file -> read(file).getCurrentContext())
                .filter(current -> current != null && !current.isEmpty())
                .findFirst());
        return contexts.stream()
                .filter(found -> wanted.filter(isEqual(found.name())).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has %s: there are %s"
                        .formatted(
                                there.get(0),
                                wanted.map(name -> "no context '" + name + "'").orElse("no current context"),
                                contexts.stream().map(KubeContext::name).toList())));
    }

    String name() {
        return named.getName();
    }

    /** A client that waits so long for an answer. */
    KubernetesClient client(Duration patience) {
        return new KubernetesClientBuilder()
                .withHttpClientFactory(new NoRedirects())
                .withConfig(new ConfigBuilder(io.fabric8.kubernetes.client.Config.fromKubeconfig(name(), file.toFile()))
                        .withRequestTimeout((int) patience.toMillis())
                        .build())
                .build();
    }

    /** The file with this context as the current one. */
    String yaml() {
        var config = read(file);
        config.setCurrentContext(name());
        return Serialization.asYaml(config);
    }

    private static List<Path> usual() {
        return Optional.ofNullable(System.getenv("KUBECONFIG"))
                .map(files ->
                        Stream.of(files.split(File.pathSeparator)).map(Path::of).toList())
                .orElseGet(() -> List.of(Path.of(System.getProperty("user.home"), ".kube/config")));
    }

    private static Stream<KubeContext> all(Path file) {
        return read(file).getContexts().stream().map(context -> new KubeContext(file, context));
    }

    private static Config read(Path file) {
        try {
            return Objects.requireNonNull(Serialization.unmarshal(Files.readString(file), Config.class));
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException(file + " is not a kubeconfig", unreadable);
        }
    }
}
