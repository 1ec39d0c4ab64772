package lab.checks.catalogue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.List;
import java.util.Map;

/** The kinds of workload that run a program all the time. */
enum RandomWorkload {
    DEPLOYMENT,
    STATEFUL_SET,
    DAEMON_SET,
    REPLICA_SET,
    POD;

    /** A Deployment mostly, as with people. */
    static RandomWorkload of(Draw draw) {
        return !draw.oneIn(3) ? DEPLOYMENT : draw.of(values());
    }

    /** It has one to three pods, as many as nodes, or the one; of this very template: changes to it are changes to the workload. */
    HasMetadata object(String name, PodTemplateSpec template, Map<String, String> selected, String service, Draw draw) {
        var selector = selector(selected, draw);
        var replicas = draw.of(1, 2, 2);
        var metadata = new ObjectMetaBuilder().withName(name).build();
        return switch (this) {
            case DEPLOYMENT -> {
                var deployment = new DeploymentBuilder()
                        .withMetadata(metadata)
                        .withNewSpec()
                        .withReplicas(replicas)
                        .withSelector(selector)
                        .withNewStrategy()
                        .withType(draw.of("RollingUpdate", "Recreate"))
                        .endStrategy()
                        .endSpec()
                        .build();
                deployment.getSpec().setTemplate(template);
                yield deployment;
            }
            case STATEFUL_SET -> {
                var set = new StatefulSetBuilder()
                        .withMetadata(metadata)
                        .withNewSpec()
                        .withServiceName(service)
                        .withPodManagementPolicy(draw.of("OrderedReady", "Parallel"))
                        .withReplicas(replicas)
                        .withSelector(selector)
                        .endSpec()
                        .build();
                set.getSpec().setTemplate(template);
                yield set;
            }
            case DAEMON_SET -> {
                var set = new DaemonSetBuilder()
                        .withMetadata(metadata)
                        .withNewSpec()
                        .withSelector(selector)
                        .endSpec()
                        .build();
                set.getSpec().setTemplate(template);
                yield set;
            }
            case REPLICA_SET -> {
                var set = new ReplicaSetBuilder()
                        .withMetadata(metadata)
                        .withNewSpec()
                        .withReplicas(replicas)
                        .withSelector(selector)
                        .endSpec()
                        .build();
                set.getSpec().setTemplate(template);
                yield set;
            }
            case POD -> {
                template.getMetadata().setName(name);
                var pod = new Pod();
                pod.setMetadata(template.getMetadata());
                pod.setSpec(template.getSpec());
                yield pod;
            }
        };
    }

    /** Whether it is of a kind that has a number of pods, which is that one then. */
    static boolean scale(HasMetadata workload, int replicas) {
        if (workload instanceof Deployment deployment) {
            deployment.getSpec().setReplicas(replicas);
        } else if (workload instanceof StatefulSet set) {
            set.getSpec().setReplicas(replicas);
        } else if (workload instanceof ReplicaSet set) {
            set.getSpec().setReplicas(replicas);
        } else {
            return false;
        }
        return true;
    }

    /** Only a Deployment may share a selector with others: its ReplicaSets select by a label of their own, too. */
    private LabelSelector selector(Map<String, String> labels, Draw draw) {
        if (!draw.oneIn(3)) {
            return new LabelSelectorBuilder().withMatchLabels(labels).build();
        }
        var all = List.copyOf(labels.entrySet());
        var label = this == DEPLOYMENT ? draw.of(all) : all.get(0);
        return new LabelSelectorBuilder()
                .addNewMatchExpression()
                .withKey(label.getKey())
                .withOperator("In")
                .withValues(label.getValue(), "another")
                .endMatchExpression()
                .build();
    }
}
