package lab.diagnose;

import static lab.diagnose.Cause.LISTENS_ELSEWHERE;
import static lab.diagnose.Cause.LIVENESS_BLOCKED;
import static lab.diagnose.Cause.LIVENESS_PROBE;
import static lab.diagnose.Cause.NOT_READY;
import static lab.diagnose.Cause.READINESS_PROBE;
import static lab.diagnose.Cause.STARTUP_PROBE;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.observe.Exchange;
import lab.pipeline.Part;

/** A program runs, and its probes say that it does not: asked here as the kubelet asks. */
final class ProbeRules implements Rule {

    private static final Map<String, Cause> KINDS =
            Map.of("startup", STARTUP_PROBE, "readiness", READINESS_PROBE, "liveness", LIVENESS_PROBE);
    /** What a program says the same way the next time: it is no matter of its start. */
    private static final Pattern CERTAIN = Pattern.compile(
            "server gave HTTP response to HTTPS client|statuscode: 4\\d\\d|executable file not found|no such file or directory");
    /** What is very little for a program that starts. */
    private static final BigDecimal LITTLE = new BigDecimal("0.1");
    /** A program that answers some requests with an error by then will go on so; one that starts may refuse for longer. */
    private static final Duration STARTED = Duration.ofSeconds(5);

    /** Longer than the suite waits for a pod. */
    private static final Duration LATE = Duration.ofSeconds(60);

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.parts().stream()
                .flatMap(part -> Stream.of(
                                evidence.waiting(part).isEmpty()
                                        ? Stream.<Finding>of()
                                        : Stream.concat(
                                                failing("startup", part, evidence),
                                                failing("readiness", part, evidence)),
                                blocked(part, evidence),
                                failing("liveness", part, evidence),
                                late(part, evidence),
                                failedByEvent(part, evidence),
                                gate(part, evidence),
                                notReady(part, evidence),
                                noPods(part, evidence))
                        .flatMap(findings -> findings)
                        .map(found -> found.hint().isEmpty() ? found.with(cpu(part)) : found));
    }

    /** With little CPU time a program takes long to start, and to answer. */
    private static Hint cpu(Part part) {
        return part.containers().stream()
                .filter(container -> container.getResources() != null
                        && container.getResources().getLimits() != null
                        && container.getResources().getLimits().containsKey("cpu"))
                .map(container -> container.getResources().getLimits().get("cpu"))
                .filter(limit -> limit.getNumericalAmount().compareTo(LITTLE) <= 0)
                .map(limit -> Hint.of("cpu", limit.toString()))
                .findFirst()
                .orElse(Hint.NONE);
    }

    private static Stream<Finding> failing(String kind, Part part, Evidence evidence) {
        return Stream.of(
                        evidence.answers()
                                .last(part.role(), kind)
                                .filter(asked -> asked.status() >= 400 || asked.refused()),
                        evidence.answers().last(part.role(), kind + " (tcp)").filter(Exchange::refused))
                .flatMap(Optional::stream)
                .flatMap(asked ->
                        asked.refused() ? refused(kind, part, asked, evidence) : answered(kind, part, asked, evidence));
    }

    private static Stream<Finding> answered(String kind, Part part, Exchange asked, Evidence evidence) {
        return evidence.pods(part).stream().anyMatch(pod -> evidence.olderThan(pod, STARTED))
                        // a program may say itself that it is not ready yet
                        && (asked.status() != 503 || evidence.over())
                ? Stream.of(finding(KINDS.get(kind), kind, part, asked, evidence))
                : Stream.empty();
    }

    /** Nothing listens where the probe asks. Does something listen elsewhere, or not yet? */
    private static Stream<Finding> refused(String kind, Part part, Exchange asked, Evidence evidence) {
        var listening = evidence.listening(part.role());
        // by the time that its ports were tried it had started
        var now = listening.stream().anyMatch(port -> asked.target().contains(":" + port + "/"));
        if (now || listening.isEmpty() && !evidence.over()) {
            return Stream.empty();
        }
        var declared = part.containers().stream()
                .flatMap(container -> container.getPorts().stream())
                .anyMatch(port -> asked.target().contains(":" + port.getContainerPort() + "/"));
        var elsewhere = declared && !listening.isEmpty() && !kind.equals("liveness");
        return Stream.of(finding(elsewhere ? LISTENS_ELSEWHERE : KINDS.get(kind), kind, part, asked, evidence));
    }

    private static Finding finding(Cause cause, String kind, Part part, Exchange asked, Evidence evidence) {
        var listening = evidence.listening(part.role());
        return new Finding(
                cause,
                part.name(),
                List.of(
                        kind,
                        asked.target().replaceFirst("^pod/[^:]*:", ""),
                        listening.isEmpty() ? "?" : listening.get(0).toString()),
                List.of(
                        kind + "Probe, asked as the kubelet asks it: " + asked,
                        "ports of the pod at which something listens: " + listening));
    }

    private static Stream<Finding> blocked(Part part, Evidence evidence) {
        return unhealthy(part, "Liveness", evidence)
                .filter(event -> event.getMessage().contains("deadline exceeded")
                        || event.getMessage().contains("Timeout")
                        || event.getMessage().contains("timeout"))
                .map(event ->
                        new Finding(LIVENESS_BLOCKED, part.name(), List.of("liveness"), List.of(Warnings.quote(event))))
                .stream();
    }

    /** A first look that comes later than anybody waits. */
    private static Stream<Finding> late(Part part, Evidence evidence) {
        return part.containers().stream()
                .filter(container -> !evidence.waiting(part).isEmpty()
                        && container.getReadinessProbe() != null
                        && container.getReadinessProbe().getInitialDelaySeconds() != null
                        && container.getReadinessProbe().getInitialDelaySeconds() > LATE.toSeconds())
                .map(container -> new Finding(
                        READINESS_PROBE,
                        part.name(),
                        List.of("readiness", "", "?"),
                        List.of("readinessProbe.initialDelaySeconds: "
                                + container.getReadinessProbe().getInitialDelaySeconds())));
    }

    /** Probes that only the kubelet can ask, such as commands. */
    private static Stream<Finding> failedByEvent(Part part, Evidence evidence) {
        var liveness = unhealthy(part, "Liveness", evidence)
                // before a program listens it refuses; only if it does so for long is its container restarted
                .filter(event -> !event.getMessage().contains("connection refused") || hasRestarted(part, evidence));
        var first = liveness.or(() -> unhealthy(part, "Startup", evidence)
                        .filter(event ->
                                !evidence.waiting(part).isEmpty() && (evidence.over() || hasRestarted(part, evidence))))
                .or(() -> unhealthy(part, "Readiness", evidence)
                        .filter(event -> (evidence.over()
                                        || CERTAIN.matcher(event.getMessage()).find())
                                && !evidence.waiting(part).isEmpty()));
        return first
                .map(event -> new Finding(
                        KINDS.get(event.getMessage().split(" ")[0].toLowerCase(java.util.Locale.ROOT)),
                        part.name(),
                        List.of(event.getMessage().split(" ")[0].toLowerCase(java.util.Locale.ROOT), "", "?"),
                        List.of(Warnings.quote(event))))
                .stream();
    }

    /** Whether a container was ended and started again; one that ends by itself is not the probe's. */
    private static boolean hasRestarted(Part part, Evidence evidence) {
        return evidence.pods(part).stream()
                .flatMap(Evidence::containers)
                .anyMatch(status -> status.getRestartCount() > 0
                        && Stream.of(status.getLastState(), status.getState())
                                .filter(Objects::nonNull)
                                .map(ContainerState::getTerminated)
                                .filter(Objects::nonNull)
                                .allMatch(ContainerRules::isKill));
    }

    /** All containers are Ready, and the pod is not: a condition that it asks for is set by nobody. */
    private static Stream<Finding> gate(Part part, Evidence evidence) {
        return evidence.waiting(part).stream()
                .filter(pod -> pod.getStatus().getConditions().stream()
                        .anyMatch(condition -> "ContainersReady".equals(condition.getType())
                                && "True".equals(condition.getStatus())
                                && (evidence.over()
                                        || Instant.parse(condition.getLastTransitionTime())
                                                .plus(STARTED)
                                                .isBefore(evidence.now()))))
                .flatMap(pod -> pod.getSpec().getReadinessGates().stream()
                        .map(PodReadinessGate::getConditionType)
                        .filter(gate -> pod.getStatus().getConditions().stream()
                                .noneMatch(condition ->
                                        gate.equals(condition.getType()) && "True".equals(condition.getStatus())))
                        .map(gate -> new Finding(
                                        NOT_READY,
                                        part.name(),
                                        List.of(pod.getMetadata().getName()),
                                        said(pod, evidence))
                                .with(Hint.of("gate", gate))))
                .limit(1);
    }

    /** For all that no other rule knows. */
    private static Stream<Finding> notReady(Part part, Evidence evidence) {
        return evidence.waiting(part).stream()
                .filter(pod -> evidence.over()
                        && part.replicas()
                                > evidence.pods(part).size()
                                        - evidence.waiting(part).size())
                .limit(1)
                .map(pod -> new Finding(
                        NOT_READY, part.name(), List.of(pod.getMetadata().getName()), said(pod, evidence)));
    }

    /** Nor a pod that is waited for. */
    private static Stream<Finding> noPods(Part part, Evidence evidence) {
        return part.isDeployed()
                        && evidence.over()
                        && part.replicas() > 0
                        && evidence.pods(part).isEmpty()
                ? Stream.of(new Finding(
                        NOT_READY, part.name(), List.of("(none)"), List.of("there is no pod of " + part.name())))
                : Stream.empty();
    }

    private static List<String> said(Pod pod, Evidence evidence) {
        return Stream.concat(
                        pod.getStatus().getConditions().stream()
                                .filter(condition -> "False".equals(condition.getStatus()))
                                .map(condition -> "%s: %s is False: %s %s"
                                        .formatted(
                                                pod.getMetadata().getName(),
                                                condition.getType(),
                                                condition.getReason(),
                                                condition.getMessage())),
                        evidence.warnings().all().stream()
                                .filter(event -> pod.getMetadata()
                                        .getName()
                                        .equals(event.getInvolvedObject().getName()))
                                .map(Warnings::quote))
                .limit(6)
                .toList();
    }

    /** A pod that is Ready now has passed its probes since, but for the one that kills it. */
    private static Optional<Event> unhealthy(Part part, String probe, Evidence evidence) {
        var pods = probe.equals("Liveness") ? evidence.pods(part) : evidence.waiting(part);
        return pods.stream()
                .flatMap(pod -> evidence.warnings().of(pod, "Unhealthy"))
                .filter(event -> event.getMessage().startsWith(probe))
                .reduce((one, other) -> other);
    }
}
