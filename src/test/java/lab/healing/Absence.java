package lab.healing;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lab.observe.Pods;
import lab.observe.Recording;
import lab.observe.Seen;
import lab.pipeline.Part;

/**
 * A service that had no pod while its node was gone, for all that were Ready were there.
 *
 * @param workload of the service, by its name
 * @param pods how many were there
 * @param lasted from the node's end until another pod was Ready; empty if none was before the node came back
 */
public record Absence(String workload, String node, int pods, Optional<Duration> lasted) {

    /** Those after each node's end, in the order of the services. */
    public static List<Absence> of(Recording recording) {
        return Healing.of(recording).stream()
                .flatMap(healing -> {
                    var before = recording.until(healing.died());
                    return before.pipeline().deployed().flatMap(part -> of(part, healing, before, recording).stream());
                })
                .toList();
    }

    private static Optional<Absence> of(Part part, Healing healing, Recording before, Recording recording) {
        var served = before.objects(Pod.class).stream()
                .filter(pod -> part.owns(pod) && Pods.serves(pod))
                .toList();
        return served.isEmpty() || served.stream().anyMatch(pod -> !isOn(healing.node(), pod))
                ? Optional.empty()
                : Optional.of(new Absence(
                        part.name(),
                        healing.node(),
                        served.size(),
                        replaced(part, healing, recording).map(at -> Duration.between(healing.died(), at))));
    }

    /** When another pod was Ready elsewhere, before anybody started the node again. */
    private static Optional<Instant> replaced(Part part, Healing healing, Recording recording) {
        var gone = recording
                .first("Act", "begun", "RETURN")
                .map(act -> recording.until(act.at()))
                .orElse(recording);
        return gone.from(healing.died())
                .history(Pod.class)
                .filter(seen ->
                        part.owns(seen.object()) && Pods.serves(seen.object()) && !isOn(healing.node(), seen.object()))
                .map(Seen::at)
                .findFirst();
    }

    private static boolean isOn(String node, Pod pod) {
        return node.equals(pod.getSpec().getNodeName());
    }
}
