package lab.preflight;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lab.pipeline.Manifests;

/**
 * What a graded submission may not have: it could reach out of its namespace, harm the nodes, or outlive its grading. A first line of
 * defence: the namespace's Pod Security Standard and quota are the others.
 */
public final class Guard {

    private static final int MOST_OBJECTS = 50;
    /** Ten times what the lab needs; the seconds are those of a pod that nobody waits for. */
    private static final Map<String, Integer> MOST = Map.of(
            "replicas", 20,
            "parallelism", 20,
            "completions", 20,
            "minReplicas", 20,
            "maxReplicas", 20);

    /** What the lab itself puts beside a submission is called so. */
    private static final String RESERVED = "pipeline-lab";

    private static final Set<String> ADMITTED = Set.of("restricted", "baseline");

    private Guard() {}

    /** The reasons, in the order of the objects; empty if it may be deployed. */
    public static List<Refusal> refusals(List<Manifest> manifests) {
        var namespace = Submission.of(manifests).namespace();
        return Stream.concat(
                        manifests.stream()
                                .skip(MOST_OBJECTS)
                                .limit(1)
                                .map(first -> Refusal.of(first.at(), "objects", manifests.size(), MOST_OBJECTS)),
                        manifests.stream().flatMap(manifest -> refusals(manifest, namespace)))
                .toList();
    }

    private static Stream<Refusal> refusals(Manifest manifest, String namespace) {
        if (manifest.kind().equals("Namespace")) {
            return namespace(manifest, namespace);
        }
        if (!Kinds.allowed(manifest)) {
            return Stream.of(Refusal.of(manifest.at("kind"), "kind", manifest.kind(), manifest.apiVersion()));
        }
        return Stream.of(
                        elsewhere(manifest, namespace),
                        reserved(manifest),
                        finalizers(manifest),
                        counts(manifest),
                        addresses(manifest),
                        PodGuard.refusals(manifest))
                .flatMap(refusals -> refusals);
    }

    /** Its own namespace a submission may bring along, but not open it to pods that do as they like. */
    private static Stream<Refusal> namespace(Manifest manifest, String namespace) {
        if (!manifest.name().equals(namespace) || isSystem(manifest.name())) {
            return Stream.of(Refusal.of(manifest.at("metadata", "name"), "namespace", manifest.name()));
        }
        var open = manifest.all("metadata", "labels", "pod-security.kubernetes.io/enforce")
                .filter(label -> !ADMITTED.contains(label.text()))
                .map(label -> Refusal.of(label.at(), "pod-security", label.text()));
        return Stream.concat(open, finalizers(manifest));
    }

    private static Stream<Refusal> elsewhere(Manifest manifest, String namespace) {
        var own = Submission.namespace(manifest);
        return !isSystem(own) && (own.equals(namespace) || own.equals(Manifests.NAMESPACE))
                ? Stream.empty()
                : Stream.of(Refusal.of(manifest.at("metadata", "namespace"), "namespace", own));
    }

    private static boolean isSystem(String namespace) {
        return namespace.startsWith("kube-");
    }

    private static Stream<Refusal> reserved(Manifest manifest) {
        return manifest.name().startsWith(RESERVED)
                ? Stream.of(Refusal.of(manifest.at("metadata", "name"), "reserved", manifest.name(), RESERVED))
                : Stream.empty();
    }

    /** An object with a finalizer stays until somebody removes it, and its namespace with it. */
    private static Stream<Refusal> finalizers(Manifest manifest) {
        return Stream.concat(
                        manifest.all("metadata", "finalizers"),
                        manifest.all("spec", "template", "metadata", "finalizers"))
                .map(node -> Refusal.of(node.at(), "finalizers"));
    }

    private static Stream<Refusal> counts(Manifest manifest) {
        return manifest.all("spec")
                .flatMap(spec -> MOST.entrySet().stream()
                        .flatMap(most -> spec.all(most.getKey())
                                .filter(node -> PodGuard.above(node, most.getValue()))
                                .map(node ->
                                        Refusal.of(node.at(), "count", most.getKey(), node.text(), most.getValue()))));
    }

    /** With an address of somebody else's a Service takes over what is sent there. */
    private static Stream<Refusal> addresses(Manifest manifest) {
        return Stream.of("externalIPs", "loadBalancerIP")
                .flatMap(field -> manifest.all("spec", field).map(node -> Refusal.of(node.at(), "address", field)));
    }
}
