package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import java.util.Map;
import lab.cluster.Cluster;
import lab.observe.Until;

/** Whether a cluster starts what is known to start: a pod on every node, from the image that holds every pod's network. */
final class Control {

    private static final String NAME = "pipeline-lab-control";

    private Control() {}

    /** Tries it, for a minute at most; nothing of it stays. */
    static boolean starts(Cluster cluster, String image) {
        var kubernetes = cluster.kubernetes();
        var namespace = new NamespaceBuilder()
                .withNewMetadata()
                .withName(NAME)
                .endMetadata()
                .build();
        try {
            cluster.nodes().forEach(cluster::start);
            kubernetes.resource(namespace).serverSideApply();
            kubernetes.resource(pods(image)).serverSideApply();
            new Until(kubernetes, NAME)
                    .holds(
                            "a pod of the lab's own is Ready on every node",
                            Until.POD_STARTED,
                            () -> assertThat(kubernetes
                                            .apps()
                                            .daemonSets()
                                            .inNamespace(NAME)
                                            .withName(NAME)
                                            .get()
                                            .getStatus()
                                            .getNumberReady())
                                    .isEqualTo(cluster.nodes().size()));
            return true;
        } catch (RuntimeException | AssertionError broken) {
            return false;
        } finally {
            kubernetes.resource(namespace).delete();
        }
    }

    private static DaemonSet pods(String image) {
        var labels = Map.of("app", NAME);
        return new DaemonSetBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(NAME)
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(labels)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withTerminationGracePeriodSeconds(0L)
                .addNewToleration()
                .withOperator("Exists")
                .endToleration()
                .addNewContainer()
                .withName("control")
                .withImage(image)
                .withImagePullPolicy("Never")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
