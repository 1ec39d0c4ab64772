package lab.pipeline;

import static java.util.Objects.requireNonNullElseGet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the three services as somebody deployed it.
 *
 * @param workload null if there is none
 * @param service null if there is none
 * @param environment of its containers, as far as it is written in the workload or in a ConfigMap
 */
public record Part(LetterService role, Workload workload, Service service, Map<String, String> environment) {

    /** What the workload is called, or would be by the lab's habit. */
    public String name() {
        return workload == null ? role.deployment() : workload.name();
    }

    public String serviceName() {
        return service == null ? role.service() : service.getMetadata().getName();
    }

    public Map<String, String> podLabels() {
        var metadata = workload == null ? null : workload.template().getMetadata();
        return metadata == null || metadata.getLabels() == null ? Map.of() : metadata.getLabels();
    }

    public int replicas() {
        return workload.replicas();
    }

    public List<Container> containers() {
        return podSpec().getContainers();
    }

    /** What its pods are made of; empty if there is no workload. */
    public PodSpec podSpec() {
        return workload == null ? new PodSpec() : workload.template().getSpec();
    }

    public boolean isDeployed() {
        return workload != null;
    }

    /** Whether the pod is one of the workload's. */
    public boolean owns(Pod pod) {
        return workload != null && workload.owns(pod);
    }

    /** Whether that policy says who may call its pods, and who may not. */
    public boolean isGuardedBy(NetworkPolicy policy) {
        var types = policy.getSpec().getPolicyTypes();
        return (types.isEmpty() || types.contains("Ingress")) && Selector.chooses(chosen(policy), podLabels());
    }

    /** The pods that a policy is about; all of its namespace where it names none. */
    public static LabelSelector chosen(NetworkPolicy policy) {
        return requireNonNullElseGet(policy.getSpec().getPodSelector(), LabelSelector::new);
    }

    /** The same, where a variable is known to have that value. */
    public Part with(String variable, String value) {
        var known = new HashMap<>(environment);
        known.put(variable, value);
        return new Part(role, workload, service, known);
    }

    /** What its environment says under that name; empty if nothing, or if that is not to be read. */
    public Optional<String> env(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    /** The variable that names the next service, as the contract fixes it; empty for the last. */
    public Optional<String> nextVariable() {
        return nextVariable(role);
    }

    static Optional<String> nextVariable(LetterService role) {
        return switch (role) {
            case FRONTEND -> Optional.of("OCR_SERVICE_URL");
            case OCR -> Optional.of("TRANSLATE_SERVICE_URL");
            case TRANSLATE -> Optional.empty();
        };
    }

    /** What that variable says. */
    public Optional<NextUrl> nextUrl() {
        return nextVariable().flatMap(this::env).map(NextUrl::of);
    }

    /** The port of its pods that a port of its Service leads to; empty if that is a name which no container's port has. */
    public Optional<Integer> targetPort(ServicePort port) {
        return port.getTargetPort() == null ? Optional.of(port.getPort()) : number(port.getTargetPort(), containers());
    }

    /** Whether the Service has no address of its own: its name leads to the pods, at their own ports. */
    public boolean isHeadless() {
        return service != null && "None".equals(service.getSpec().getClusterIP());
    }

    /** Where a probe asks a container; empty for one that asks no port, as a command does, or a name that no port has. */
    public static Optional<Integer> number(Probe probe, Container container) {
        var port = probe.getHttpGet() != null
                ? probe.getHttpGet().getPort()
                : probe.getTcpSocket() != null ? probe.getTcpSocket().getPort() : null;
        return port == null ? Optional.empty() : number(port, List.of(container));
    }

    /** A port by its number, or by the name that one of the containers has for it. */
    public static Optional<Integer> number(IntOrString port, List<Container> containers) {
        return port.getIntVal() != null
                ? Optional.of(port.getIntVal())
                : containers.stream()
                        .flatMap(container -> container.getPorts().stream())
                        .filter(named -> port.getStrVal().equals(named.getName()))
                        .map(ContainerPort::getContainerPort)
                        .findFirst();
    }

    /** Whether a selector, which says something, chooses what has these labels. */
    public static boolean selects(Map<String, String> selector, Map<String, String> labels) {
        return selector != null
                && !selector.isEmpty()
                && labels != null
                && labels.entrySet().containsAll(selector.entrySet());
    }
}
