package lab.preflight;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of Kubernetes as somebody wrote it.
 *
 * @param namespace empty if none is written
 */
public record Manifest(String apiVersion, String kind, String namespace, String name, Node content) {

    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    static Manifest of(Node document) {
        return new Manifest(
                required(document, "apiVersion"),
                required(document, "kind"),
                document.all("metadata", "namespace")
                        .map(Node::text)
                        .findFirst()
                        .orElse(""),
                required(document, "metadata", "name"),
                document);
    }

    /** Where the object begins. */
    public Source at() {
        return content.at();
    }

    /** Where the value is that a path of names leads to, or as much of the way there as is written. */
    public Source at(String... path) {
        return content.nearest(path);
    }

    /** The values that a path of names leads to; {@code *} is every item. */
    public Stream<Node> all(String... path) {
        return content.all(path);
    }

    /** Its containers, if it is a workload: those of its template, or its own if it is a Pod. */
    Stream<Node> containers() {
        return inPod("containers", "*");
    }

    /** The values in its pods' specification. */
    Stream<Node> inPod(String... path) {
        return all(podPath(path));
    }

    /** Where that is in its pods' specification, or as much of the way there as is written. */
    Source atPod(String... path) {
        return at(podPath(path));
    }

    private String[] podPath(String... path) {
        var pod = kind.equals("Pod") ? Stream.of("spec") : Stream.of("spec", "template", "spec");
        return Stream.concat(pod, Stream.of(path)).toArray(String[]::new);
    }

    /** As the client of Kubernetes has it, if it is of that type. */
    public <T extends HasMetadata> Stream<T> as(Class<T> type) {
        return kind.equals(type.getSimpleName()) ? Stream.of(KUBERNETES.convertValue(applied(), type)) : Stream.empty();
    }

    /** As it would be in a cluster: with the namespace, the type of a Service that does not say it, and where a new Pod is in its life. */
    ObjectNode applied() {
        ObjectNode object = JsonMapper.shared().valueToTree(content.plain());
        object.withObject("/metadata").put("namespace", Submission.namespace(this));
        if (kind.equals("Service") && !object.path("spec").has("type")) {
            object.withObject("/spec").put("type", "ClusterIP");
        }
        if (kind.equals("Pod")) {
            object.withObject("/status").put("phase", "Pending");
        }
        return object;
    }

    /** Whether each of its values is of the type that Kubernetes has for it, as far as the client of Kubernetes knows that kind. */
    boolean isTyped() {
        var type = KUBERNETES.getRegisteredKubernetesResource(apiVersion, kind);
        try {
            return type == null || KUBERNETES.convertValue(applied(), type) != null;
        } catch (IllegalArgumentException mistyped) {
            return false;
        }
    }

    private static String required(Node document, String... path) {
        return document.all(path)
                .map(Node::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseThrow(() -> {
                    var at = document.nearest(path);
                    return new Unreadable("field", at.file(), at.line(), at.column(), String.join(".", path));
                });
    }
}
