package lab.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Lab;
import lab.diagnose.Checkup;
import lab.diagnose.Diagnosis;
import lab.diagnose.Finding;
import lab.observe.Pods;
import lab.observe.Recording;
import lab.observe.Slice;
import lab.observe.Until;
import lab.pipeline.PodSecurity;

/**
 * A namespace in which one submission after another is deployed, as if each were the first: what the next one has in common with the
 * last stays, all else is removed before it is applied.
 */
final class Seat {

    private static final Path FOLDER = Path.of("target/seats");

    private final Lab lab;
    private final String namespace;
    private Map<String, Document> there = new TreeMap<>();
    /** Whether some of what was applied last was refused: then nobody knows what is there. */
    private boolean refused;

    Seat(Lab lab, String namespace) {
        this.lab = lab;
        this.namespace = namespace;
        admit(PodSecurity.BASELINE);
    }

    /** Kubernetes itself refuses pods below that standard from now on. */
    void admit(PodSecurity standard) {
        standard.enforce(lab.kubernetes(), namespace);
    }

    /** Applies the documents, follows them until they are well or the reason why not is certain, and asks for a letter. */
    Optional<Finding> judge(List<Document> documents) {
        deploy(documents);
        var checkup = new Checkup(lab.cluster(), lab.recorder(), namespace);
        var finding = checkup.untilReady(Until.POD_STARTED);
        return finding.isPresent() ? finding : checkup.letters();
    }

    /** What would be an outage when a node stops. */
    List<Finding> risks() {
        return Diagnosis.risks(lab.recorder().recording(), namespace);
    }

    /** What a diagnosis needs of the submission that was judged last. */
    Recording recorded() {
        return Slice.of(lab.recorder().recording(), namespace);
    }

    /** How many workloads' pods must start for these documents, beside what is there. */
    long effort(List<Document> documents) {
        return documents.stream()
                .filter(Document::hasPods)
                .filter(document -> !there.containsValue(document))
                .count();
    }

    /** Its Services' nodePorts are free then. */
    void remove() {
        remove(there.values());
        lab.kubernetes().namespaces().withName(namespace).delete();
    }

    private void deploy(List<Document> documents) {
        var wanted = documents.stream()
                .collect(Collectors.toMap(
                        Document::identity, document -> document, (one, other) -> other, TreeMap::new));
        // a quota, or a setting, is for what comes after it
        var all = !settings(wanted).equals(settings(there));
        var kept = there.values().stream()
                .filter(document ->
                        !refused && document.equals(wanted.get(document.identity())) && !(all && document.hasPods()))
                .collect(Collectors.toSet());
        remove(there.values().stream()
                .filter(document -> !kept.contains(document) && !document.kind().equals("Namespace"))
                .toList());
        awaitLeaving(kept);
        there = wanted;
        var news =
                documents.stream().filter(document -> !kept.contains(document)).toList();
        if (news.isEmpty() && !documents.isEmpty()) {
            lab.recorder().add("Applied", "accepted", namespace + "/manifests", Map.of("refused", ""));
        } else {
            refused = lab.apply(namespace, List.of(write(news))).isPresent();
        }
        lab.watches().awaitRecorded(namespace);
    }

    /**
     * New pods would keep a distance from those whose owner is gone, as long as they are not told to go. Those with an affinity must
     * be gone: a pod that they kept away is tried again minutes after. One without an owner leaves its name only then.
     */
    private void awaitLeaving(Set<Document> kept) {
        var names = kept.stream().map(Document::key).collect(Collectors.toSet());
        lab.until().holds("pods without an owner are told to go", Until.POD_STARTED, () -> {
            var owners = new Owners(lab.kubernetes(), namespace);
            assertThat(lab.kubernetes().pods().inNamespace(namespace).list().getItems())
                    .filteredOn(pod -> !Pods.terminates(pod)
                            || pod.getSpec().getAffinity() != null
                            || pod.getMetadata().getOwnerReferences().isEmpty())
                    .filteredOn(
                            pod -> !names.contains("Pod/" + pod.getMetadata().getName()) && !owners.have(pod))
                    .extracting(pod -> pod.getMetadata().getName())
                    .isEmpty();
        });
    }

    private static List<Document> settings(Map<String, Document> documents) {
        return documents.values().stream()
                .filter(document -> !document.isWorkload())
                .toList();
    }

    /** Does not wait: pods that go are nobody's any more. One without an owner is not asked to finish: its name is waited for. */
    private void remove(Collection<Document> objects) {
        objects.stream()
                .collect(Collectors.groupingBy(document -> document.namespace().orElse(namespace)))
                .forEach((where, those) -> those.stream()
                        .collect(Collectors.groupingBy(Document::isPod))
                        .forEach((pods, alike) -> lab.cluster()
                                .kubectl(
                                        where,
                                        List.of(),
                                        Stream.concat(
                                                        Stream.of(
                                                                "delete",
                                                                "--ignore-not-found",
                                                                "--wait=false",
                                                                "--now=" + pods),
                                                        alike.stream().map(Document::key))
                                                .toArray(String[]::new))));
    }

    private Path write(List<Document> documents) {
        try {
            var folder = FOLDER.resolve(namespace);
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("manifests.yaml"),
                    // what begins as JSON is JSON to its end for kubectl
                    documents.stream()
                            .map(document -> "---\n" + document.text())
                            .collect(Collectors.joining()));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the manifests for " + namespace, e);
        }
    }
}
