package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Deletable;
import java.util.stream.Stream;
import lab.cluster.Cluster;
import lab.observe.Until;
import lab.pipeline.Manifests;

/** What a submission leaves behind goes; every node runs, and has the images that it had before. */
record Discharge(Cluster cluster, HandedIn submission, NodeImages images) {

    private static final String NAME = "metadata.name";

    /** For a submission that is not there yet. */
    static Discharge of(Cluster cluster, HandedIn submission) {
        return new Discharge(cluster, submission, NodeImages.before(cluster, submission.images()));
    }

    void perform() {
        cluster.nodes().forEach(cluster::start);
        var kubernetes = cluster.kubernetes();
        if (submission.confined()) {
            empty(kubernetes, submission.namespace());
        } else {
            submission.paper().ifPresent(paper -> remove(paper, kubernetes));
        }
        images.restore(cluster);
    }

    /** Throws {@link IllegalStateException} if a node's images are not those that it had. */
    void requireUnchanged() {
        images.requireUnchanged(cluster);
    }

    /** Waits for nothing: what is left goes by itself. */
    void begin() {
        if (submission.confined()) {
            cluster.kubernetes().namespaces().withName(submission.namespace()).delete();
        } else {
            submission.paper().ifPresent(paper -> remove(paper, cluster.kubernetes()));
        }
        images.restore(cluster);
    }

    /** As {@code kubectl delete -f} does. */
    private void remove(Paper paper, KubernetesClient kubernetes) {
        paper.manifests()
                .forEach(manifest -> kubernetes
                        .genericKubernetesResources(manifest.apiVersion(), manifest.kind())
                        .inNamespace(manifest.namespace().isEmpty() ? submission.namespace() : manifest.namespace())
                        .withName(manifest.name())
                        .delete());
    }

    /** Owners first, or they would make new pods; pods are not given time to end, for nobody waits for their letters any more. */
    private static void empty(KubernetesClient kubernetes, String namespace) {
        Stream.<Deletable>of(
                        kubernetes.autoscaling().v2().horizontalPodAutoscalers().inNamespace(namespace),
                        kubernetes.apps().deployments().inNamespace(namespace),
                        kubernetes.apps().statefulSets().inNamespace(namespace),
                        kubernetes.apps().daemonSets().inNamespace(namespace),
                        kubernetes.apps().replicaSets().inNamespace(namespace),
                        kubernetes.batch().v1().jobs().inNamespace(namespace),
                        kubernetes.pods().inNamespace(namespace).withGracePeriod(0),
                        kubernetes.services().inNamespace(namespace).withoutField(NAME, "kubernetes"),
                        kubernetes.configMaps().inNamespace(namespace).withoutField(NAME, "kube-root-ca.crt"),
                        kubernetes.secrets().inNamespace(namespace),
                        kubernetes.persistentVolumeClaims().inNamespace(namespace),
                        kubernetes.serviceAccounts().inNamespace(namespace).withoutField(NAME, "default"),
                        kubernetes.resourceQuotas().inNamespace(namespace),
                        kubernetes.limitRanges().inNamespace(namespace),
                        kubernetes.network().v1().ingresses().inNamespace(namespace),
                        kubernetes.network().v1().networkPolicies().inNamespace(namespace),
                        kubernetes.policy().v1().podDisruptionBudget().inNamespace(namespace),
                        kubernetes.v1().events().inNamespace(namespace))
                .forEach(Deletable::delete);
        var until = new Until(kubernetes, namespace);
        until.holds(
                "no pod is left in " + namespace,
                Until.POD_STARTED,
                () -> assertThat(kubernetes.pods().inNamespace(namespace).list().getItems())
                        .extracting(pod -> pod.getMetadata().getName())
                        .isEmpty());
        if (!namespace.equals(Manifests.NAMESPACE)) {
            var own = kubernetes.namespaces().withName(namespace);
            own.delete();
            until.holds(
                    "namespace " + namespace + " is gone",
                    Until.POD_STARTED,
                    () -> assertThat(own.get()).isNull());
        }
    }
}
