package lab.observe;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Stream;

/** Nodes, pods and the warnings that still stand, at one moment: what a failed wait shows, and {@code ./lab status}. */
public record Snapshot(List<Node> nodes, List<Pod> pods, List<Event> events) {

    private static final int LAST_WARNINGS = 8;

    public static Snapshot of(KubernetesClient kubernetes, String namespace) {
        return new Snapshot(
                kubernetes.nodes().list().getItems(),
                kubernetes.pods().inNamespace(namespace).list().getItems(),
                kubernetes.v1().events().inNamespace(namespace).list().getItems());
    }

    @Override
    public String toString() {
        return Stream.of(
                        nodes.stream()
                                .map(node -> "  %-28s %s"
                                        .formatted(node.getMetadata().getName(), Nodes.status(node))),
                        pods.stream()
                                .sorted(comparing(pod -> pod.getMetadata().getName()))
                                .map(pod -> "  %-28s %-36s on %s"
                                        .formatted(
                                                pod.getMetadata().getName(),
                                                Pods.status(pod),
                                                pod.getSpec().getNodeName())),
                        lastWarnings()
                                .map(event -> "  ! %s %s: %s"
                                        .formatted(
                                                event.getInvolvedObject().getName(),
                                                event.getReason(),
                                                event.getMessage())))
                .flatMap(lines -> lines)
                .collect(joining("\n", "\n", "\n"));
    }

    /** What was wrong before a pod became Ready, such as a probe in its first second, or ceased to be, or is gone, is over. */
    private boolean isStillSo(Event event) {
        var about = event.getInvolvedObject();
        return !"Pod".equals(about.getKind())
                || pods.stream()
                        .filter(pod -> pod.getMetadata().getName().equals(about.getName()))
                        .anyMatch(pod -> pod.getStatus().getConditions().stream()
                                .filter(condition -> "Ready".equals(condition.getType()))
                                // times are whole seconds: of the same one, a pod that is Ready got so last
                                .noneMatch(ready -> event.getLastTimestamp().compareTo(ready.getLastTransitionTime())
                                        < ("True".equals(ready.getStatus()) ? 1 : 0)));
    }

    private Stream<Event> lastWarnings() {
        var warnings = events.stream()
                .filter(event -> "Warning".equals(event.getType()) && event.getLastTimestamp() != null)
                .filter(this::isStillSo)
                .sorted(comparing(Event::getLastTimestamp))
                .toList();
        return warnings.stream().skip(Math.max(0, warnings.size() - LAST_WARNINGS));
    }
}
