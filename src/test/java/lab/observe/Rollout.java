package lab.observe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.apps.Deployment;

/** How far a Deployment is: pods wanted, pods of the current template, pods available, pods in all. */
public record Rollout(String deployment, boolean seen, int wanted, int updated, int available, int all) {

    public static Rollout of(Deployment deployment) {
        var status = deployment.getStatus();
        return new Rollout(
                deployment.getMetadata().getName(),
                requireNonNullElse(status.getObservedGeneration(), 0L)
                        >= deployment.getMetadata().getGeneration(),
                requireNonNullElse(deployment.getSpec().getReplicas(), 1),
                requireNonNullElse(status.getUpdatedReplicas(), 0),
                requireNonNullElse(status.getAvailableReplicas(), 0),
                requireNonNullElse(status.getReplicas(), 0));
    }

    /** Whether all pods wanted are there, are of the current template and are Ready, and no older one is left. */
    public boolean complete() {
        return seen && updated == wanted && available == wanted && all == wanted;
    }
}
