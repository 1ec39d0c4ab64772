package lab.cluster;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code kubectl apply -f} applies, where there is no kubectl. */
record PlainManifests(List<Path> files) {

    static final String FIELD_MANAGER = "pipeline-lab";

    /** The file, or those of the folder that kubectl takes; throws {@link IllegalStateException} if there is nothing. */
    static PlainManifests of(Path path) {
        if (Kustomization.in(path).isPresent()) {
            throw new IllegalStateException(
                    path + " has a kustomization, and only kubectl builds one: put kubectl on the PATH");
        }
        if (Files.isRegularFile(path)) {
            return new PlainManifests(List.of(path));
        }
        try (var files = Files.list(path)) {
            var manifests = files.filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
                    .sorted()
                    .toList();
            if (manifests.isEmpty()) {
                throw new IllegalStateException("no .yaml, .yml or .json file in " + path);
            }
            return new PlainManifests(manifests);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + path, e);
        }
    }

    /** A line an object, as kubectl has them; throws {@link IllegalStateException} when all was tried and something was refused. */
    String apply(KubernetesClient kubernetes, String namespace) {
        var refused = new ArrayList<String>();
        var applied = new ArrayList<String>();
        for (var file : files) {
            try {
                for (var object : read(kubernetes, file)) {
                    try {
                        applied.add(apply(kubernetes, namespace, object));
                    } catch (KubernetesClientException refusal) {
                        refused.add("%s: %s: %s".formatted(file, name(object), reason(refusal)));
                    }
                }
            } catch (IllegalArgumentException unreadable) {
                refused.add(file + ": " + unreadable.getMessage());
            }
        }
        if (!refused.isEmpty()) {
            throw new IllegalStateException(String.join("\n", refused));
        }
        return applied.stream().collect(joining("\n"));
    }

    private static List<HasMetadata> read(KubernetesClient kubernetes, Path file) {
        try {
            return kubernetes
                    .load(new ByteArrayInputStream(Files.readAllBytes(file)))
                    .items();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (RuntimeException syntax) {
            throw new IllegalArgumentException(syntax.getMessage(), syntax);
        }
    }

    private static String apply(KubernetesClient kubernetes, String namespace, HasMetadata object) {
        if (object instanceof Namespaced && object.getMetadata().getNamespace() == null) {
            object.getMetadata().setNamespace(namespace);
        }
        kubernetes.resource(object).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
        return name(object) + " serverside-applied";
    }

    /** As {@code deployment.apps/frontend}. */
    private static String name(HasMetadata object) {
        var slash = object.getApiVersion().indexOf('/');
        return object.getKind().toLowerCase(Locale.ROOT)
                + (slash < 0 ? "" : "." + object.getApiVersion().substring(0, slash))
                + "/"
                + object.getMetadata().getName();
    }

    private static String reason(KubernetesClientException refusal) {
        return refusal.getStatus() == null
                ? refusal.getMessage()
                : refusal.getStatus().getMessage();
    }
}
