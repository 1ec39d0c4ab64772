package lab.preflight;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.pipeline.Manifests;
import lab.pipeline.Part;
import lab.pipeline.Workload;

/** All objects that somebody hands in, and the namespace in which most of them are. */
record Submission(List<Manifest> manifests, String namespace) {

    static Submission of(List<Manifest> manifests) {
        return new Submission(
                manifests,
                manifests.stream()
                        .filter(manifest -> !manifest.kind().equals("Namespace"))
                        .collect(groupingBy(Submission::namespace, counting()))
                        .entrySet()
                        .stream()
                        .max(Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(entry -> entry.getKey().equals(Manifests.NAMESPACE)))
                        .map(Map.Entry::getKey)
                        .orElse(Manifests.NAMESPACE));
    }

    /** Where {@code kubectl} puts an object. */
    static String namespace(Manifest manifest) {
        return manifest.namespace().isEmpty() ? Manifests.NAMESPACE : manifest.namespace();
    }

    Stream<Manifest> of(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    /** What has pods of its own. */
    Stream<Manifest> workloads() {
        return manifests.stream()
                .filter(manifest ->
                        Workload.KINDS.stream().anyMatch(kind -> manifest.kind().equals(kind.getSimpleName())));
    }

    /** Those whose pods a Service leads to. */
    List<Manifest> behind(Manifest service) {
        var selector =
                service.all("spec", "selector").map(Node::texts).findFirst().orElse(Map.of());
        return manifests.stream()
                .filter(owner -> Stream.concat(
                                owner.all("spec", "template", "metadata", "labels"),
                                owner.kind().equals("Pod") ? owner.all("metadata", "labels") : Stream.empty())
                        .anyMatch(labels -> Part.selects(selector, labels.texts())))
                .toList();
    }
}
