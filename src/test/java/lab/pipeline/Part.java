package lab.pipeline;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One of the three services as somebody deployed it; what is not there is null. */
public record Part(LetterService role, Deployment deployment, Service service) {

    /** What the Deployment is called, or would be by the lab's habit. */
    public String name() {
        return deployment == null ? role.deployment() : deployment.getMetadata().getName();
    }

    public String serviceName() {
        return service == null ? role.service() : service.getMetadata().getName();
    }

    public Map<String, String> podLabels() {
        var metadata =
                deployment == null ? null : deployment.getSpec().getTemplate().getMetadata();
        return metadata == null || metadata.getLabels() == null ? Map.of() : metadata.getLabels();
    }

    public int replicas() {
        var replicas = deployment.getSpec().getReplicas();
        return replicas == null ? 1 : replicas;
    }

    public List<Container> containers() {
        return deployment == null
                ? List.of()
                : deployment.getSpec().getTemplate().getSpec().getContainers();
    }

    /** Whether the pod is one of the Deployment's. */
    public boolean owns(Pod pod) {
        return deployment != null
                && deployment
                        .getMetadata()
                        .getNamespace()
                        .equals(pod.getMetadata().getNamespace())
                && selects(
                        deployment.getSpec().getSelector().getMatchLabels(),
                        pod.getMetadata().getLabels());
    }

    /** What its environment says under that name; empty if nothing, or if it is not written there as a value. */
    public Optional<String> env(String variable) {
        return containers().stream()
                .flatMap(container -> container.getEnv() == null ? Stream.of() : container.getEnv().stream())
                .filter(env -> env.getName().equals(variable))
                .map(EnvVar::getValue)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    /** The variable that names the next service, as the contract fixes it; empty for the last. */
    public Optional<String> nextVariable() {
        return switch (role) {
            case FRONTEND -> Optional.of("OCR_SERVICE_URL");
            case OCR -> Optional.of("TRANSLATE_SERVICE_URL");
            case TRANSLATE -> Optional.empty();
        };
    }

    public Optional<String> nextUrl() {
        return nextVariable().flatMap(this::env);
    }

    /** Whether a selector, which says something, chooses what has these labels. */
    public static boolean selects(Map<String, String> selector, Map<String, String> labels) {
        return selector != null
                && !selector.isEmpty()
                && labels != null
                && labels.entrySet().containsAll(selector.entrySet());
    }
}
