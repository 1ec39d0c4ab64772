package lab.diagnose;

import static lab.diagnose.Cause.ANTI_AFFINITY_NO_ROOM;
import static lab.diagnose.Cause.NO_NODE_MATCHES;
import static lab.diagnose.Cause.REQUESTS_NO_ROOM;
import static lab.diagnose.Cause.REQUESTS_TOO_LARGE;
import static lab.diagnose.Cause.SPREAD_COUNTS_DEAD_NODE;
import static lab.diagnose.Cause.UNSCHEDULABLE;
import static lab.diagnose.Cause.VOLUME_MISSING;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lab.observe.Pods;
import lab.pipeline.Part;

/** No node takes a pod, or its volumes are not to be had: in the scheduler's and the kubelet's own words. */
final class Unscheduled implements Rule {

    private static final Duration SETTLED = Duration.ofSeconds(3);

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return Stream.of(
                        evidence.parts().stream().flatMap(part -> evicted(part, evidence)),
                        evidence.parts().stream().flatMap(Unscheduled::noNode),
                        waiting(evidence))
                .flatMap(findings -> findings);
    }

    /** A DaemonSet makes no pod for a node that is not chosen, so that no scheduler says why. */
    private static Stream<Finding> noNode(Part part) {
        var spec = part.podSpec();
        var isChoosy = spec.getNodeSelector() != null && !spec.getNodeSelector().isEmpty()
                || spec.getAffinity() != null && spec.getAffinity().getNodeAffinity() != null;
        return part.isDeployed() && part.workload().hasNoNode() && isChoosy
                ? Stream.of(new Finding(
                        NO_NODE_MATCHES,
                        part.name(),
                        List.of(Resilience.requests(part)),
                        List.of("DaemonSet %s: desiredNumberScheduled: 0, nodeSelector: %s"
                                .formatted(part.name(), spec.getNodeSelector()))))
                : Stream.empty();
    }

    /** Over a limit of its own it will be put out again and again; what a node lacks is another matter. */
    private static Stream<Finding> evicted(Part part, Evidence evidence) {
        return evidence.evicted(part).stream()
                .filter(pod -> String.valueOf(pod.getStatus().getMessage()).matches("(?s).*exceed.*limit.*"))
                .limit(1)
                .map(pod -> new Finding(
                                VOLUME_MISSING,
                                part.name(),
                                List.of(),
                                List.of(pod.getMetadata().getName() + " Evicted: "
                                        + pod.getStatus().getMessage()))
                        .with(Hint.of("evicted", pod.getStatus().getMessage().strip())));
    }

    private static Stream<Finding> waiting(Evidence evidence) {
        return evidence.parts().stream()
                .flatMap(part -> evidence.waiting(part).stream()
                        .filter(pod -> evidence.olderThan(pod, SETTLED))
                        .flatMap(pod -> Stream.of(
                                        unscheduled(part, pod, evidence),
                                        nowhere(part, pod, evidence),
                                        unmounted(part, pod, evidence))
                                .flatMap(findings -> findings)));
    }

    private static Stream<Finding> unscheduled(Part part, Pod pod, Evidence evidence) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> "PodScheduled".equals(condition.getType())
                        && "False".equals(condition.getStatus())
                        && condition.getMessage() != null
                        && (evidence.over() || !makesRoom(evidence) && !isOthers(part, condition.getMessage())))
                .map(condition -> new Finding(
                        cause(condition.getMessage(), evidence),
                        part.name(),
                        List.of(Resilience.requests(part)),
                        List.of(pod.getMetadata().getName() + " FailedScheduling: " + condition.getMessage())));
    }

    /** Whether it is other pods' rule that keeps it away: those of a Deployment before it, which go. */
    private static boolean isOthers(Part part, String said) {
        var affinity = part.podSpec().getAffinity();
        return said.contains("existing pods anti-affinity rules")
                && (affinity == null || affinity.getPodAntiAffinity() == null);
    }

    /** Whether pods of before are still on their way out: what keeps a new one away may go with them. */
    private static boolean makesRoom(Evidence evidence) {
        var running = evidence.running().stream()
                .map(node -> node.getMetadata().getName())
                .toList();
        return evidence.pods().stream()
                .anyMatch(pod ->
                        Pods.terminates(pod) && running.contains(pod.getSpec().getNodeName()));
    }

    private static Cause cause(String said, Evidence evidence) {
        var lacking = evidence.running().size() < evidence.nodes().size();
        if (said.contains("persistentvolumeclaim") || said.contains("PersistentVolumeClaim")) {
            return VOLUME_MISSING;
        }
        if (said.contains("topology spread")) {
            return SPREAD_COUNTS_DEAD_NODE;
        }
        if (said.contains("anti-affinity")) {
            return ANTI_AFFINITY_NO_ROOM;
        }
        if (said.contains("Insufficient")) {
            return lacking ? REQUESTS_NO_ROOM : REQUESTS_TOO_LARGE;
        }
        return said.contains("node affinity/selector") || said.contains("didn't match Pod's node")
                ? NO_NODE_MATCHES
                : UNSCHEDULABLE;
    }

    /** Whoever names a node himself is not told by the scheduler that there is none. */
    private static Stream<Finding> nowhere(Part part, Pod pod, Evidence evidence) {
        var node = pod.getSpec().getNodeName();
        return node == null
                        || evidence.nodes().stream()
                                .anyMatch(
                                        there -> node.equals(there.getMetadata().getName()))
                ? Stream.empty()
                : Stream.of(new Finding(NO_NODE_MATCHES, part.name(), List.of(), List.of("spec.nodeName: " + node)));
    }

    private static Stream<Finding> unmounted(Part part, Pod pod, Evidence evidence) {
        return evidence.warnings()
                .of(pod, "FailedMount")
                .filter(event -> event.getMessage().contains("not found")
                        || event.getMessage().contains("non-existent"))
                .filter(event -> evidence.isSaidSinceApplied(pod, "FailedMount"))
                .limit(1)
                .map(event -> new Finding(VOLUME_MISSING, part.name(), List.of(), List.of(Warnings.quote(event))));
    }
}
