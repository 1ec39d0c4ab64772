package lab.diagnose;

import static java.util.stream.Collectors.joining;
import static lab.diagnose.Cause.REQUESTS_NO_ROOM;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.pipeline.Part;

/** Which survivor would take this pod? Asked for each pod of each worker node that may stop, with all that the scheduler looks at. */
record Survivors(Evidence evidence) {

    private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";

    /** The pods of that part that none would take; empty if each finds a place, or if a node is down already. */
    Optional<Finding> lacking(Part part) {
        if (evidence.isForecast()
                || evidence.running().size() < evidence.nodes().size()
                || part.workload().kind().equals("DaemonSet")) {
            return Optional.empty();
        }
        return evidence.nodes().stream()
                .filter(node -> node.getMetadata().getLabels() == null
                        || !node.getMetadata().getLabels().containsKey(CONTROL_PLANE))
                .map(this::loss)
                .flatMap(lost -> lacking(part, lost).stream())
                .findFirst();
    }

    private Loss loss(Node lost) {
        return new Loss(
                lost,
                staying().filter(pod -> isOn(pod, lost)).toList(),
                evidence.nodes().stream().filter(node -> !node.equals(lost)).toList(),
                evidence.all().objects(PersistentVolume.class));
    }

    private Stream<Pod> staying() {
        return evidence.allPods().stream()
                .filter(pod -> pod.getSpec().getNodeName() != null
                        && !List.of("Succeeded", "Failed")
                                .contains(pod.getStatus().getPhase())
                        && pod.getMetadata().getDeletionTimestamp() == null);
    }

    private Optional<Finding> lacking(Part part, Loss lost) {
        var there =
                new ArrayList<>(staying().filter(pod -> !isOn(pod, lost.node())).toList());
        for (var pod : lost.pods().stream()
                .filter(pod -> part.owns(pod) && Readiness.isPodReady(pod))
                .toList()) {
            var away = new LinkedHashMap<Node, List<Map.Entry<Cause, String>>>();
            lost.survivors().forEach(node -> away.put(node, obstacles(pod, node, new NodeFit(lost, there))));
            var taker = away.entrySet().stream()
                    .filter(node -> node.getValue().isEmpty())
                    .findFirst();
            if (taker.isEmpty()) {
                return Optional.of(finding(part, pod, lost.node(), away));
            }
            there.add(new PodBuilder(pod)
                    .editSpec()
                    .withNodeName(taker.get().getKey().getMetadata().getName())
                    .endSpec()
                    .build());
        }
        return Optional.empty();
    }

    private static List<Map.Entry<Cause, String>> obstacles(Pod pod, Node node, NodeFit fit) {
        return Stream.concat(
                        fit.obstacles(pod, node),
                        new Room(node, fit.pods()).lacking(pod).map(said -> Map.entry(REQUESTS_NO_ROOM, said)).stream())
                .toList();
    }

    private static boolean isOn(Pod pod, Node node) {
        return node.getMetadata().getName().equals(pod.getSpec().getNodeName());
    }

    /** Where several things keep it away, the one that is most easily given up: nodes are chosen for a reason. */
    private static Finding finding(Part part, Pod pod, Node lost, Map<Node, List<Map.Entry<Cause, String>>> away) {
        var cause = Stream.of(
                        Cause.ANTI_AFFINITY_NO_ROOM,
                        Cause.SPREAD_COUNTS_DEAD_NODE,
                        REQUESTS_NO_ROOM,
                        Cause.AFFINITY_NO_ROOM)
                .filter(one -> away.values().stream().flatMap(List::stream).anyMatch(why -> why.getKey() == one))
                .findFirst()
                .orElseThrow();
        return new Finding(
                cause,
                part.name(),
                List.of(cause == REQUESTS_NO_ROOM ? Resilience.requests(part) : ""),
                Stream.concat(
                                Stream.of("without %s, %s has nowhere to go:"
                                        .formatted(
                                                lost.getMetadata().getName(),
                                                pod.getMetadata().getName())),
                                away.entrySet().stream()
                                        .map(node -> "%s: %s"
                                                .formatted(
                                                        node.getKey()
                                                                .getMetadata()
                                                                .getName(),
                                                        node.getValue().stream()
                                                                .map(Map.Entry::getValue)
                                                                .collect(joining("; ")))))
                        .toList());
    }
}
