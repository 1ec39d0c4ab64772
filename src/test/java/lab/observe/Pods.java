package lab.observe;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What Kubernetes says of the pipeline's pods, in kubectl's words. */
public final class Pods {

    /** Reasons to wait that pass only when somebody changes something. */
    private static final Set<String> STUCK = Set.of(
            "ErrImageNeverPull",
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "CrashLoopBackOff",
            "CreateContainerConfigError",
            "RunContainerError");

    /** Of a program, until it listens, on a busy machine. */
    static final Duration STARTS = Duration.ofSeconds(20);

    private Pods() {}

    /** Ready and not on its way out: on a dead node the old pod stays Terminating until the node returns. */
    public static boolean serves(Pod pod) {
        return !terminates(pod) && Readiness.isPodReady(pod);
    }

    public static boolean terminates(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    /** Whether a program in it, at that time, may still be on its way to listen. */
    public static boolean hasJustStarted(Pod pod, Instant now) {
        return running(pod)
                .map(status -> Instant.parse(status.getState().getRunning().getStartedAt()))
                .anyMatch(now.minus(STARTS)::isBefore);
    }

    /** Its containers that run. */
    static Stream<ContainerStatus> running(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .filter(status -> status.getState() != null && status.getState().getRunning() != null);
    }

    /** Why the pod can not become Ready by itself, in the kubelet's words; empty while there is hope. */
    public static Optional<String> stuck(Pod pod) {
        return waiting(pod)
                .filter(waiting -> STUCK.contains(waiting.getReason()))
                .map(waiting -> "%s on %s: %s: %s"
                        .formatted(
                                pod.getMetadata().getName(),
                                pod.getSpec().getNodeName(),
                                waiting.getReason(),
                                waiting.getMessage()));
    }

    /** Terminating, a reason to wait, or the phase, and whether it is Ready: on a dead node its containers' last word is not the last. */
    public static String status(Pod pod) {
        var phase = terminates(pod)
                ? "Terminating"
                : waiting(pod)
                        .map(ContainerStateWaiting::getReason)
                        .orElse(pod.getStatus().getPhase());
        return phase + (Readiness.isPodReady(pod) ? " ready" : " not ready");
    }

    private static Optional<ContainerStateWaiting> waiting(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .map(status -> status.getState().getWaiting())
                .filter(waiting -> waiting != null && waiting.getReason() != null)
                .findFirst();
    }
}
