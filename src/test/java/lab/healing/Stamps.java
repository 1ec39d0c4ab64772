package lab.healing;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import lab.healing.Phase.Step;
import lab.observe.Recording;
import lab.observe.Seen;

/** What Kubernetes itself wrote down about a healing, in its objects: a second clock, which no watch's delay can touch. */
public final class Stamps {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Healing healing;
    private final Recording recording;

    private Stamps(Healing healing, Recording recording) {
        this.healing = healing;
        this.recording = recording;
    }

    /**
     * The phases that have a timestamp, each as it was measured, expected when Kubernetes says that it was: within the second that it
     * names, for most it writes whole ones.
     */
    public static List<Phase> of(Healing healing, Recording recording) {
        return new Stamps(healing, recording).phases();
    }

    private List<Phase> phases() {
        return List.of(
                beside(Step.LAST_HEARTBEAT, Duration.ZERO, heartbeat()),
                beside(Step.NOT_READY, SECOND, notReady()),
                beside(Step.EVICTED, SECOND, last(healing.evicted(), Stamps::evicted)),
                beside(Step.CREATED, SECOND, last(healing.replacements(), Stamps::created)),
                beside(Step.SCHEDULED, SECOND, last(healing.replacements(), pod -> became(pod, "PodScheduled"))),
                beside(Step.READY, SECOND, last(healing.replacements(), pod -> became(pod, "Ready"))));
    }

    private Phase beside(Step step, Duration precision, Optional<Instant> stamp) {
        var measured = healing.phase(step).seconds();
        return stamp.map(at -> Duration.between(healing.died(), at))
                .map(after -> new Phase(step, measured, Band.of(after, after.plus(precision)), "by its timestamp"))
                .orElseGet(() -> new Phase(step, Optional.empty(), new Band(0, 0), "no timestamp"));
    }

    private Optional<Instant> heartbeat() {
        return recording
                .history(Lease.class)
                .map(Seen::object)
                .filter(lease -> lease.getMetadata().getName().equals(healing.node()))
                .map(lease -> lease.getSpec().getRenewTime().toInstant())
                .filter(renewed -> !renewed.isAfter(healing.died()))
                .max(Instant::compareTo);
    }

    /** A kubelet that starts anew calls its node NotReady once more. */
    private Optional<Instant> notReady() {
        return recording
                .history(Node.class)
                .map(Seen::object)
                .filter(node -> node.getMetadata().getName().equals(healing.node()))
                .flatMap(node -> node.getStatus().getConditions().stream())
                .filter(condition -> condition.getType().equals("Ready")
                        && !condition.getStatus().equals("True"))
                .map(condition -> Instant.parse(condition.getLastTransitionTime()))
                .filter(healing.died()::isBefore)
                .min(Instant::compareTo);
    }

    /** When the last of these pods had its first stamp; empty unless all have one. */
    private Optional<Instant> last(List<String> names, Function<Pod, Stream<Instant>> stamps) {
        var firsts = new ArrayList<Instant>();
        for (var name : names) {
            recording
                    .history(Pod.class)
                    .map(Seen::object)
                    .filter(pod -> name.equals(pod.getMetadata().getNamespace() + "/"
                            + pod.getMetadata().getName()))
                    .flatMap(stamps)
                    .min(Instant::compareTo)
                    .ifPresent(firsts::add);
        }
        return firsts.size() < names.size() ? Optional.empty() : firsts.stream().max(Instant::compareTo);
    }

    /** A pod is to be gone when its grace period has passed after the eviction. */
    private static Stream<Instant> evicted(Pod pod) {
        var metadata = pod.getMetadata();
        return Stream.ofNullable(metadata.getDeletionTimestamp())
                .map(gone -> Instant.parse(gone).minusSeconds(metadata.getDeletionGracePeriodSeconds()));
    }

    private static Stream<Instant> created(Pod pod) {
        return Stream.of(Instant.parse(pod.getMetadata().getCreationTimestamp()));
    }

    private static Stream<Instant> became(Pod pod, String condition) {
        return pod.getStatus().getConditions().stream()
                .filter(said ->
                        said.getType().equals(condition) && said.getStatus().equals("True"))
                .map(said -> Instant.parse(said.getLastTransitionTime()));
    }
}
