package lab.diagnose;

import static java.util.Objects.requireNonNullElse;
import static lab.diagnose.Cause.AFFINITY_NO_ROOM;
import static lab.diagnose.Cause.ANTI_AFFINITY_NO_ROOM;
import static lab.diagnose.Cause.SPREAD_COUNTS_DEAD_NODE;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the scheduler would hold against a pod on a node, but for what the pod asks for.
 *
 * @param pods all that are left on the survivors
 */
record NodeFit(Loss loss, List<Pod> pods) {

    private static final List<String> KEEPING_AWAY = List.of("NoSchedule", "NoExecute");

    /** What keeps it away, in a word or two for whoever wrote the manifest; empty if nothing. */
    Stream<Map.Entry<Cause, String>> obstacles(Pod pod, Node node) {
        var neighbours = new Neighbours(loss, pods);
        return Stream.<Optional<Map.Entry<Cause, String>>>of(
                        NodeSelection.allows(pod, node)
                                ? Optional.empty()
                                : Optional.of(
                                        Map.entry(AFFINITY_NO_ROOM, "its nodeSelector or required node affinity")),
                        taint(pod, node).map(taint -> Map.entry(AFFINITY_NO_ROOM, "the taint " + taint.getKey())),
                        Boolean.TRUE.equals(node.getSpec().getUnschedulable())
                                ? Optional.of(Map.entry(AFFINITY_NO_ROOM, "it is cordoned"))
                                : Optional.empty(),
                        hostPort(pod, node)
                                .map(port -> Map.entry(AFFINITY_NO_ROOM, "its host port " + port + " is taken")),
                        elsewhere(pod, node)
                                .map(volume -> Map.entry(
                                        AFFINITY_NO_ROOM, "its volume " + volume + " stays on a node of its own")),
                        neighbours
                                .unaccompanied(pod, node)
                                .map(key -> Map.entry(
                                        AFFINITY_NO_ROOM,
                                        "required pod affinity: no pod that it must be with is in the same " + key)),
                        neighbours
                                .apart(pod, node)
                                .map(other -> Map.entry(
                                        ANTI_AFFINITY_NO_ROOM, "required anti-affinity: " + other + " is there")),
                        neighbours
                                .spread(pod, node)
                                .map(skew -> Map.entry(SPREAD_COUNTS_DEAD_NODE, "DoNotSchedule with maxSkew " + skew)))
                .flatMap(Optional::stream);
    }

    private static Optional<Taint> taint(Pod pod, Node node) {
        return node.getSpec().getTaints().stream()
                .filter(taint -> KEEPING_AWAY.contains(taint.getEffect())
                        && pod.getSpec().getTolerations().stream().noneMatch(some -> tolerates(some, taint)))
                .findFirst();
    }

    private static boolean tolerates(Toleration toleration, Taint taint) {
        var effect = requireNonNullElse(toleration.getEffect(), "");
        var key = requireNonNullElse(toleration.getKey(), "");
        var isAny = "Exists".equals(toleration.getOperator());
        return (effect.isEmpty() || effect.equals(taint.getEffect()))
                && (key.isEmpty() ? isAny : key.equals(taint.getKey()))
                && (isAny
                        || requireNonNullElse(toleration.getValue(), "")
                                .equals(requireNonNullElse(taint.getValue(), "")));
    }

    private Optional<Integer> hostPort(Pod pod, Node node) {
        var taken = on(node).flatMap(NodeFit::hostPorts).toList();
        return hostPorts(pod).filter(taken::contains).findFirst();
    }

    private static Stream<Integer> hostPorts(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .map(ContainerPort::getHostPort)
                .filter(port -> port != null && port > 0);
    }

    private Stream<Pod> on(Node node) {
        return pods.stream()
                .filter(pod -> node.getMetadata().getName().equals(pod.getSpec().getNodeName()));
    }

    /** A volume of its own that this node cannot have, as one that is a folder of another node. */
    private Optional<String> elsewhere(Pod pod, Node node) {
        var claims = pod.getSpec().getVolumes().stream()
                .map(Volume::getPersistentVolumeClaim)
                .filter(Objects::nonNull)
                .map(PersistentVolumeClaimVolumeSource::getClaimName)
                .toList();
        return loss.volumes().stream()
                .filter(volume -> volume.getSpec().getClaimRef() != null
                        && claims.contains(volume.getSpec().getClaimRef().getName())
                        && pod.getMetadata()
                                .getNamespace()
                                .equals(volume.getSpec().getClaimRef().getNamespace()))
                .filter(volume -> volume.getSpec().getNodeAffinity() != null
                        && !NodeSelection.isChosen(
                                node, volume.getSpec().getNodeAffinity().getRequired()))
                .map(volume -> volume.getSpec().getClaimRef().getName())
                .findFirst();
    }
}
