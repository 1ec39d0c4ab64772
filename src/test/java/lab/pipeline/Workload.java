package lab.pipeline;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What has the pods of a service: a Deployment, StatefulSet, DaemonSet or ReplicaSet; or pods that somebody made one by one.
 *
 * @param objects one, or those pods
 */
public record Workload(List<HasMetadata> objects) {

    private static final String TEMPLATE_HASH = "pod-template-hash";

    public static final List<Class<? extends HasMetadata>> KINDS =
            List.of(Deployment.class, StatefulSet.class, DaemonSet.class, ReplicaSet.class, Pod.class);

    /** The workloads among any objects: what another one made is none of its own. */
    public static List<Workload> among(Collection<? extends HasMetadata> objects) {
        return KINDS.stream()
                .flatMap(kind -> kind == Pod.class
                        ? pods(objects)
                        : own(kind, objects).map(object -> new Workload(List.of(object))))
                .toList();
    }

    /** Pods that nobody owns belong together where their labels are the same. */
    private static Stream<Workload> pods(Collection<? extends HasMetadata> objects) {
        var alike = new LinkedHashMap<Map<String, String>, List<HasMetadata>>();
        own(Pod.class, objects)
                .forEach(pod -> alike.merge(
                        requireNonNullElse(pod.getMetadata().getLabels(), Map.of()),
                        List.of(pod),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
        return alike.values().stream().map(Workload::new);
    }

    private static Stream<? extends HasMetadata> own(
            Class<? extends HasMetadata> kind, Collection<? extends HasMetadata> objects) {
        return objects.stream()
                .filter(kind::isInstance)
                .filter(object -> object.getMetadata().getOwnerReferences().isEmpty());
    }

    public HasMetadata object() {
        return objects.get(0);
    }

    public String kind() {
        return object().getKind();
    }

    public String name() {
        return object().getMetadata().getName();
    }

    public String namespace() {
        return object().getMetadata().getNamespace();
    }

    /** What its pods are made of; without labels and containers where nothing is written. */
    public PodTemplateSpec template() {
        var template = object() instanceof Deployment deployment
                ? deployment.getSpec().getTemplate()
                : object() instanceof StatefulSet set
                        ? set.getSpec().getTemplate()
                        : object() instanceof DaemonSet set
                                ? set.getSpec().getTemplate()
                                : object() instanceof ReplicaSet set
                                        ? set.getSpec().getTemplate()
                                        : of((Pod) object());
        return new PodTemplateSpecBuilder(template).editOrNewSpec().endSpec().build();
    }

    private static PodTemplateSpec of(Pod pod) {
        return new PodTemplateSpecBuilder()
                .withMetadata(pod.getMetadata())
                .withSpec(pod.getSpec())
                .build();
    }

    /** How many pods there are to be; a DaemonSet has as many as nodes that it fits, at least one. */
    public int replicas() {
        return object() instanceof Deployment deployment
                ? requireNonNullElse(deployment.getSpec().getReplicas(), 1)
                : object() instanceof StatefulSet set
                        ? requireNonNullElse(set.getSpec().getReplicas(), 1)
                        : object() instanceof ReplicaSet set
                                ? requireNonNullElse(set.getSpec().getReplicas(), 1)
                                : object() instanceof DaemonSet set ? replicas(set) : objects.size();
    }

    /** Whether {@code kubectl rollout restart} knows its kind. */
    public boolean isRestartable() {
        return object() instanceof Deployment || isBoundToNodes();
    }

    /** Whether a node that stops keeps its pods: a DaemonSet has one for each, and a StatefulSet makes no second one of a name while the first may still run. */
    public boolean isBoundToNodes() {
        return object() instanceof DaemonSet || object() instanceof StatefulSet;
    }

    /** Whether it is a DaemonSet for which Kubernetes has found no node. */
    public boolean hasNoNode() {
        return object() instanceof DaemonSet set
                && set.getStatus() != null
                && set.getMetadata().getGeneration() != null
                && set.getMetadata().getGeneration().equals(set.getStatus().getObservedGeneration())
                && Integer.valueOf(0).equals(set.getStatus().getDesiredNumberScheduled());
    }

    private static int replicas(DaemonSet set) {
        return set.getStatus() == null
                ? 1
                : Math.max(1, requireNonNullElse(set.getStatus().getDesiredNumberScheduled(), 1));
    }

    /** Whether it is paused: nothing of it is rolled out. */
    public boolean isPaused() {
        return object() instanceof Deployment deployment
                && Boolean.TRUE.equals(deployment.getSpec().getPaused());
    }

    /** Whether the pod is one of its own: Kubernetes wrote into the pod who made it, a Deployment by way of its ReplicaSet. */
    public boolean owns(Pod pod) {
        var metadata = pod.getMetadata();
        if (!String.valueOf(namespace()).equals(String.valueOf(metadata.getNamespace()))) {
            return false;
        }
        if (object() instanceof Pod) {
            return objects.stream().anyMatch(one -> one.getMetadata().getName().equals(metadata.getName()));
        }
        // nobody's pod is adopted within moments by the one that selects it; a Deployment's ReplicaSets select by a
        // label of theirs, too
        return metadata.getOwnerReferences().isEmpty()
                ? Selector.chooses(selector(), metadata.getLabels())
                        && (!(object() instanceof Deployment)
                                || metadata.getLabels().containsKey(TEMPLATE_HASH))
                : metadata.getOwnerReferences().stream()
                        .anyMatch(owner -> owner.getKind().equals(maker())
                                && owner.getName().equals(maker(metadata)));
    }

    private LabelSelector selector() {
        return object() instanceof Deployment deployment
                ? deployment.getSpec().getSelector()
                : object() instanceof StatefulSet set
                        ? set.getSpec().getSelector()
                        : object() instanceof DaemonSet set
                                ? set.getSpec().getSelector()
                                : object() instanceof ReplicaSet set
                                        ? set.getSpec().getSelector()
                                        : null;
    }

    private String maker() {
        return object() instanceof Deployment ? "ReplicaSet" : kind();
    }

    /** A Deployment's ReplicaSet is called after it and after the hash that its pods carry. */
    private String maker(ObjectMeta pod) {
        return object() instanceof Deployment
                ? name() + "-"
                        + requireNonNullElse(pod.getLabels(), Map.<String, String>of())
                                .get(TEMPLATE_HASH)
                : name();
    }
}
