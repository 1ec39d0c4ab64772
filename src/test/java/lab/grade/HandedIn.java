package lab.grade;

import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.cluster.Cluster;
import lab.pipeline.PodSecurity;
import lab.pipeline.Submission;

/**
 * What somebody hands in.
 *
 * @param paper its manifests; empty if it runs already
 * @param objects what of them is applied
 * @param confined whether the namespace is the lab's own: it gets limits, and is emptied afterwards
 */
record HandedIn(
        String name,
        String namespace,
        Optional<Paper> paper,
        Optional<JudgedObjects> objects,
        HandedInImages images,
        boolean confined)
        implements Submission {

    private static final String NAME = "pipeline-lab";
    /** Three services of some replicas, twice during a rollout. */
    private static final Map<String, Quantity> MOST = Map.of(
            "pods", new Quantity("40"),
            "services", new Quantity("20"),
            "count/deployments.apps", new Quantity("20"),
            "count/jobs.batch", new Quantity("10"),
            "configmaps", new Quantity("50"),
            "secrets", new Quantity("50"));
    /** For a container that names none: a runaway one must not take the node's memory, or both of its cores. */
    private static final Map<String, Quantity> LIMITS =
            Map.of("memory", new Quantity("512Mi"), "cpu", new Quantity("1"));

    private static final Map<String, Quantity> REQUESTED =
            Map.of("memory", new Quantity("32Mi"), "cpu", new Quantity("10m"));

    @Override
    public List<Path> manifests() {
        return objects.map(JudgedObjects::folder).stream().toList();
    }

    @Override
    public String told(String refusal) {
        return objects.map(judged -> judged.told(refusal)).orElse(refusal);
    }

    @Override
    public void load(Cluster cluster) {
        images.load(cluster);
    }

    /** No privileged pods, no hostPath, no more than some of everything: for the namespace, whoever wants more. */
    @Override
    public void admit(KubernetesClient kubernetes) {
        if (!confined) {
            return;
        }
        PodSecurity.BASELINE.enforce(kubernetes, namespace);
        kubernetes
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withHard(MOST)
                        .endSpec()
                        .build())
                .serverSideApply();
        kubernetes
                .resource(new LimitRangeBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .addNewLimit()
                        .withType("Container")
                        .withDefault(LIMITS)
                        .withDefaultRequest(REQUESTED)
                        .endLimit()
                        .endSpec()
                        .build())
                .serverSideApply();
    }
}
