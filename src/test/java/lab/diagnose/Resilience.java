package lab.diagnose;

import static java.util.Objects.requireNonNullElse;
import static lab.diagnose.Cause.ALL_ON_ONE_NODE;
import static lab.diagnose.Cause.ANTI_AFFINITY_NO_ROOM;
import static lab.diagnose.Cause.GRACE_PERIOD;
import static lab.diagnose.Cause.ONE_REPLICA;
import static lab.diagnose.Cause.SPREAD_COUNTS_DEAD_NODE;
import static lab.diagnose.Cause.TOLERATES_FOREVER;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.observe.Settings;
import lab.pipeline.Letter;
import lab.pipeline.Part;
import lab.pipeline.Selector;

/** All works; what will be when a node stops, or a pod is told to go? Judged by what the manifests say, before it happens. */
final class Resilience implements Rule {

    private static final String HOSTNAME = "kubernetes.io/hostname";
    private static final List<String> DEAD = List.of("node.kubernetes.io/unreachable", "node.kubernetes.io/not-ready");
    private static final List<Cause> OUTAGES = List.of(ONE_REPLICA, ALL_ON_ONE_NODE);
    /** Of a pod, until it is Ready. */
    private static final Duration STARTS = Duration.ofSeconds(4);
    /** Kubernetes' own default. */
    private static final long TOLERATED = 300;

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.parts().stream()
                .filter(part -> part.isDeployed())
                .flatMap(part -> Stream.of(
                                oneReplica(part, evidence),
                                together(part, evidence),
                                new Survivors(evidence).lacking(part),
                                evidence.isForecast() ? spread(part, evidence) : Optional.<Finding>empty(),
                                evidence.isForecast() ? apart(part, evidence) : Optional.<Finding>empty(),
                                tolerates(part),
                                grace(part))
                        .flatMap(Optional::stream)
                        .map(risk -> OUTAGES.contains(risk.cause()) ? risk.with(cost(evidence)) : risk));
    }

    /** How long nobody answers: until the node's pods are told to go, and others have started. */
    private static Hint cost(Evidence evidence) {
        return evidence.all().of("Settings").findFirst().isEmpty()
                ? Hint.NONE
                : Hint.of(
                        "outage",
                        String.valueOf(Settings.of(evidence.all())
                                .timings()
                                .eviction()
                                .plus(STARTS)
                                .toSeconds()));
    }

    /** Pods that run count; before that, what is to be. A DaemonSet has one on each node. */
    private static Optional<Finding> oneReplica(Part part, Evidence evidence) {
        return Math.max(part.replicas(), evidence.pods(part).size()) == 1
                        && !part.workload().kind().equals("DaemonSet")
                ? finding(ONE_REPLICA, part, List.of(), "spec.replicas: 1")
                : Optional.empty();
    }

    private static Optional<Finding> together(Part part, Evidence evidence) {
        var nodes = evidence.pods(part).stream()
                .filter(Readiness::isPodReady)
                .map(pod -> pod.getSpec().getNodeName())
                .toList();
        return nodes.size() > 1
                        && nodes.stream().distinct().count() == 1
                        && evidence.running().size() == evidence.nodes().size()
                        && evidence.nodes().size() > 1
                ? finding(
                        ALL_ON_ONE_NODE,
                        part,
                        List.of(nodes.get(0)),
                        "%d pods of %s, all on %s".formatted(nodes.size(), part.name(), nodes.get(0)))
                : Optional.empty();
    }

    /** A node that is gone counts as one with none, so each survivor may have at most as many more as the skew allows. */
    private static Optional<Finding> spread(Part part, Evidence evidence) {
        return spec(part).getTopologySpreadConstraints().stream()
                .filter(constraint -> "DoNotSchedule".equals(constraint.getWhenUnsatisfiable())
                        && HOSTNAME.equals(constraint.getTopologyKey())
                        && !"Honor".equals(constraint.getNodeTaintsPolicy())
                        && part.replicas()
                                > constraint.getMaxSkew() * (evidence.nodes().size() - 1))
                .findFirst()
                .flatMap(constraint -> finding(
                        SPREAD_COUNTS_DEAD_NODE,
                        part,
                        List.of(""),
                        "whenUnsatisfiable: DoNotSchedule, maxSkew %d, %d replicas, %d nodes"
                                .formatted(
                                        constraint.getMaxSkew(),
                                        part.replicas(),
                                        evidence.nodes().size())));
    }

    private static Optional<Finding> apart(Part part, Evidence evidence) {
        var affinity = spec(part).getAffinity();
        var required = affinity == null || affinity.getPodAntiAffinity() == null
                ? List.<io.fabric8.kubernetes.api.model.PodAffinityTerm>of()
                : affinity.getPodAntiAffinity().getRequiredDuringSchedulingIgnoredDuringExecution();
        return required.stream()
                .filter(term -> HOSTNAME.equals(term.getTopologyKey())
                        && Selector.chooses(term.getLabelSelector(), part.podLabels())
                        && part.replicas() > evidence.nodes().size() - 1)
                .findFirst()
                .flatMap(term -> finding(
                        ANTI_AFFINITY_NO_ROOM,
                        part,
                        List.of(""),
                        "requiredDuringScheduling: no two on one node; %d replicas, %d nodes"
                                .formatted(part.replicas(), evidence.nodes().size())));
    }

    private static Optional<Finding> tolerates(Part part) {
        return spec(part).getTolerations().stream()
                .filter(toleration -> toleration.getKey() == null && "Exists".equals(toleration.getOperator())
                        || DEAD.contains(String.valueOf(toleration.getKey())))
                .filter(toleration -> !"NoSchedule".equals(toleration.getEffect())
                        && (toleration.getTolerationSeconds() == null || toleration.getTolerationSeconds() > TOLERATED))
                .findFirst()
                .flatMap(toleration -> finding(
                        TOLERATES_FOREVER,
                        part,
                        List.of(
                                toleration.getTolerationSeconds() == null
                                        ? ""
                                        : toleration.getTolerationSeconds().toString()),
                        "toleration: key %s, effect %s, tolerationSeconds %s"
                                .formatted(
                                        toleration.getKey(),
                                        toleration.getEffect(),
                                        toleration.getTolerationSeconds())));
    }

    private static Optional<Finding> grace(Part part) {
        var grace = requireNonNullElse(spec(part).getTerminationGracePeriodSeconds(), 30L);
        var letter = switch (part.role()) {
            case TRANSLATE -> Letter.TRANSLATING.toSeconds();
            default -> Letter.WHOLE.toSeconds();
        };
        return grace < letter
                ? finding(
                        GRACE_PERIOD,
                        part,
                        List.of(grace.toString(), String.valueOf(letter)),
                        "terminationGracePeriodSeconds: " + grace)
                : Optional.empty();
    }

    /** What one pod of the part asks for, as its manifest says. */
    static String requests(Part part) {
        return part.containers().stream()
                .filter(container -> container.getResources() != null
                        && container.getResources().getRequests() != null)
                .map(container -> container.getResources().getRequests().toString())
                .findFirst()
                .orElse("{}");
    }

    private static PodSpec spec(Part part) {
        return part.podSpec();
    }

    private static Optional<Finding> finding(Cause cause, Part part, List<String> words, String evidence) {
        return Optional.of(new Finding(cause, part.name(), words, List.of(evidence)));
    }
}
