package lab.observe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.readiness.Readiness;
import lab.pipeline.Workload;

/** How far a workload is: pods wanted, pods of the current template, pods available, pods in all. */
public record Rollout(String workload, boolean seen, int wanted, int updated, int available, int all) {

    public static Rollout of(Workload workload) {
        var object = workload.object();
        if (object instanceof Deployment deployment) {
            var status = deployment.getStatus();
            return of(
                    workload,
                    status == null ? null : status.getObservedGeneration(),
                    status == null ? null : status.getUpdatedReplicas(),
                    status == null ? null : status.getAvailableReplicas(),
                    status == null ? null : status.getReplicas());
        }
        if (object instanceof StatefulSet set) {
            var status = set.getStatus();
            return of(
                    workload,
                    status == null ? null : status.getObservedGeneration(),
                    status == null ? null : status.getUpdatedReplicas(),
                    status == null ? null : status.getReadyReplicas(),
                    status == null ? null : status.getReplicas());
        }
        if (object instanceof DaemonSet set) {
            var status = set.getStatus();
            return of(
                    workload,
                    status == null ? null : status.getObservedGeneration(),
                    status == null ? null : status.getUpdatedNumberScheduled(),
                    status == null ? null : status.getNumberReady(),
                    status == null ? null : status.getCurrentNumberScheduled());
        }
        if (object instanceof ReplicaSet set) {
            var status = set.getStatus();
            return of(
                    workload,
                    status == null ? null : status.getObservedGeneration(),
                    status == null ? null : status.getReplicas(),
                    status == null ? null : status.getReadyReplicas(),
                    status == null ? null : status.getReplicas());
        }
        var all = workload.objects().size();
        var ready = workload.objects().stream()
                .filter(pod -> Readiness.isPodReady((Pod) pod))
                .count();
        return new Rollout(workload.name(), true, all, all, (int) ready, all);
    }

    private static Rollout of(Workload workload, Long observed, Integer updated, Integer available, Integer all) {
        return new Rollout(
                workload.name(),
                requireNonNullElse(observed, 0L)
                        >= requireNonNullElse(workload.object().getMetadata().getGeneration(), 0L),
                workload.replicas(),
                requireNonNullElse(updated, 0),
                requireNonNullElse(available, 0),
                requireNonNullElse(all, 0));
    }

    /** Whether all pods wanted are there, are of the current template and are Ready, and no older one is left. */
    public boolean complete() {
        return seen && updated == wanted && available == wanted && all == wanted;
    }
}
