package lab.checks;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Lab;
import lab.diagnose.Checkup;
import lab.diagnose.Finding;
import lab.observe.Until;

/**
 * A namespace in which one submission after another is deployed, as if each were the first: what the next one has in common with the
 * last stays, all else is removed before it is applied.
 */
final class Seat {

    private static final Path FOLDER = Path.of("target/seats");

    private final Lab lab;
    private final String namespace;
    private Map<String, Document> there = new TreeMap<>();

    Seat(Lab lab, String namespace) {
        this.lab = lab;
        this.namespace = namespace;
        lab.kubernetes()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .withLabels(Map.of("pod-security.kubernetes.io/enforce", "restricted"))
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    /** Applies the documents, follows them until they are well or the reason why not is certain, and asks for a letter. */
    Optional<Finding> judge(List<Document> documents) {
        deploy(documents);
        var checkup = new Checkup(lab.cluster(), lab.recorder(), namespace);
        var finding = checkup.untilReady(Until.POD_STARTED);
        return finding.isPresent() ? finding : checkup.letters();
    }

    /** Its Services' nodePorts are free then. */
    void remove() {
        remove(List.copyOf(there.keySet()));
        lab.kubernetes().namespaces().withName(namespace).delete();
    }

    private void deploy(List<Document> documents) {
        var wanted = documents.stream()
                .collect(Collectors.toMap(Document::key, document -> document, (one, other) -> other, TreeMap::new));
        // a quota, or a setting, is for what comes after it
        var all = !settings(wanted).equals(settings(there));
        var kept = there.values().stream()
                .filter(document -> document.equals(wanted.get(document.key())) && !(all && document.isDeployment()))
                .collect(Collectors.toSet());
        remove(there.values().stream()
                .filter(document ->
                        !kept.contains(document) && (document.isDeployment() || !wanted.containsKey(document.key())))
                .map(Document::key)
                .toList());
        there = wanted;
        lab.apply(
                namespace,
                write(documents.stream()
                        .filter(document -> !kept.contains(document))
                        .toList()));
        lab.watches().awaitRecorded(namespace);
    }

    private static List<Document> settings(Map<String, Document> documents) {
        return documents.values().stream()
                .filter(document -> !document.isWorkload())
                .toList();
    }

    /** Does not wait: pods that go are nobody's any more. */
    private void remove(List<String> objects) {
        if (!objects.isEmpty()) {
            lab.cluster()
                    .kubectl(
                            namespace,
                            List.of(),
                            Stream.concat(Stream.of("delete", "--ignore-not-found", "--wait=false"), objects.stream())
                                    .toArray(String[]::new));
        }
    }

    private Path write(List<Document> documents) {
        try {
            var folder = FOLDER.resolve(namespace);
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("manifests.yaml"),
                    documents.stream().map(Document::yaml).collect(Collectors.joining("\n---\n")));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the manifests for " + namespace, e);
        }
    }
}
