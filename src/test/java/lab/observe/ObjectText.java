package lab.observe;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Objects as a recording keeps them: JSON, without Kubernetes' own bookkeeping and without what looks like a secret. */
final class ObjectText {

    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();
    private static final String HIDDEN = "(not recorded)";

    private ObjectText() {}

    static JsonNode of(Object object) {
        return object instanceof KubernetesResource
                ? slim(KUBERNETES.convertValue(object, ObjectNode.class))
                : JsonMapper.shared().valueToTree(object);
    }

    static <T> T read(JsonNode json, Class<T> type) {
        return KubernetesResource.class.isAssignableFrom(type)
                ? KUBERNETES.convertValue(json, type)
                : JsonMapper.shared().treeToValue(json, type);
    }

    private static ObjectNode slim(ObjectNode object) {
        if (object.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
            if (metadata.path("annotations") instanceof ObjectNode annotations) {
                annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
            }
        }
        if ("Node".equals(object.path("kind").asString("")) && object.path("status") instanceof ObjectNode status) {
            status.remove("images");
        }
        var pod = object.at("/spec/template/spec").isObject() ? object.at("/spec/template/spec") : object.path("spec");
        Stream.of("initContainers", "containers")
                .flatMap(list -> pod.path(list).valueStream())
                .flatMap(container -> container.path("env").valueStream())
                .filter(variable ->
                        variable.has("value") && isSecret(variable.path("name").asString("")))
                .forEach(variable -> ((ObjectNode) variable).put("value", HIDDEN));
        if (object.path("data") instanceof ObjectNode data) {
            List.copyOf(data.propertyNames()).stream()
                    .filter(ObjectText::isSecret)
                    .forEach(name -> data.put(name, HIDDEN));
        }
        return object;
    }

    private static boolean isSecret(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return Stream.of("PASSWORD", "PASSWD", "SECRET", "TOKEN", "KEY", "CREDENTIAL")
                .anyMatch(upper::contains);
    }
}
