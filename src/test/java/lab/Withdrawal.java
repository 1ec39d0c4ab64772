package lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import lab.observe.Until;
import lab.pipeline.Part;
import lab.pipeline.Workload;

/** A service that has no pods until this is closed: who shows its sentence all the same has not asked it. */
final class Withdrawal implements AutoCloseable {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final String REPLICAS = "{\"spec\":{\"replicas\":%d}}";
    /** Chosen by a DaemonSet: a label that no node has. */
    private static final String NODES =
            "{\"spec\":{\"template\":{\"spec\":{\"nodeSelector\":{\"pipeline-lab/none\":%s}}}}}";

    private final Lab lab;
    private final Part part;
    /** This program may be ended in the middle, and the cluster be somebody's. */
    private final Thread atExit = new Thread(this::bringBack);

    private boolean back;

    private Withdrawal(Lab lab, Part part) {
        this.lab = lab;
        this.part = part;
    }

    /** Takes the service's pods away at once, without time to end; returns when none is left. */
    static Withdrawal of(Lab lab, Part part) {
        var withdrawal = new Withdrawal(lab, part);
        Runtime.getRuntime().addShutdownHook(withdrawal.atExit);
        try {
            withdrawal.takeAway();
            return withdrawal;
        } catch (RuntimeException | AssertionError failed) {
            withdrawal.close();
            throw failed;
        }
    }

    private void takeAway() {
        say("begun");
        resize(0, "\"true\"");
        lab.deployed()
                .pods(part)
                .forEach(pod -> kubernetes().resource(pod).withGracePeriod(0).delete());
        lab.until()
                .holds(
                        "no pod of " + part.name() + " is left",
                        Until.POD_STARTED,
                        () -> assertThat(lab.deployed().pods(part)).isEmpty());
    }

    private synchronized void bringBack() {
        if (!back) {
            back = true;
            resize(workload().object() instanceof Pod ? 0 : workload().replicas(), "null");
            workload().objects().stream()
                    .filter(Pod.class::isInstance)
                    .forEach(pod -> kubernetes().resource(anew((Pod) pod)).create());
            say("ended");
        }
    }

    private void resize(int replicas, String label) {
        if (workload().object() instanceof DaemonSet set) {
            kubernetes().resource(set).patch(MERGE, NODES.formatted(label));
        } else if (!(workload().object() instanceof Pod)) {
            kubernetes().resource(workload().object()).patch(MERGE, REPLICAS.formatted(replicas));
        }
    }

    /** As somebody wrote it: Kubernetes has filled in the rest. */
    private static Pod anew(Pod pod) {
        return new PodBuilder(pod)
                .editMetadata()
                .withUid(null)
                .withResourceVersion(null)
                .withCreationTimestamp(null)
                .endMetadata()
                .editSpec()
                .withNodeName(null)
                .endSpec()
                .withStatus(null)
                .build();
    }

    private void say(String change) {
        lab.recorder().add("Withdrawal", change, workload().namespace() + "/" + part.name(), Map.of());
    }

    private Workload workload() {
        return part.workload();
    }

    private KubernetesClient kubernetes() {
        return lab.kubernetes();
    }

    /** Brings the service back, and does not wait for it. */
    @Override
    public void close() {
        bringBack();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
