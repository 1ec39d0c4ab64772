package lab.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTest {

    @ParameterizedTest
    @CsvSource({
        "Deployment,  ReplicaSet,  ocr-5f6, true",
        "Deployment,  ReplicaSet,  ocr-777, false",
        "Deployment,  StatefulSet, ocr,     false",
        "StatefulSet, StatefulSet, ocr,     true",
        "StatefulSet, StatefulSet, ocr-2,   false",
        "DaemonSet,   DaemonSet,   ocr,     true",
        "ReplicaSet,  ReplicaSet,  ocr,     true",
    })
    void whose_pod_it_is_says_the_pod_not_its_labels(String kind, String maker, String name, boolean owns) {
        var workload = Workload.among(List.of(workload(kind))).get(0);

        assertThat(workload.owns(pod("ocr-x", "ownerReferences: [{kind: %s, name: %s}]".formatted(maker, name))))
                .isEqualTo(owns);
    }

    @Test
    void pods_that_nobody_made_are_workloads_of_their_own_and_those_of_the_same_labels_one() {
        var one = pod("one", "");
        var two = pod("two", "");
        var made = pod("made", "ownerReferences: [{kind: ReplicaSet, name: ocr-5f6}]");

        assertThat(Workload.among(List.of(one, made, two))).singleElement().satisfies(workload -> {
            assertThat(workload.replicas()).isEqualTo(2);
            assertThat(workload.owns(two)).isTrue();
            assertThat(workload.owns(made)).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 0, true", "1, 2, false", "0, 0, false"})
    void a_daemon_set_has_no_node_once_kubernetes_has_looked(long observed, int desired, boolean none) {
        var set = new KubernetesSerialization().unmarshal("""
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: ocr, namespace: default, generation: 1}
                spec: {template: {spec: {containers: []}}}
                status: {observedGeneration: %d, desiredNumberScheduled: %d}
                """.formatted(observed, desired), DaemonSet.class);

        assertThat(new Workload(List.of(set)).hasNoNode()).isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource({"Deployment, false", "StatefulSet, true", "DaemonSet, true", "ReplicaSet, true"})
    void a_pod_that_nobody_made_is_adopted_by_whoever_selects_it_but_not_by_a_deployment(String kind, boolean owns) {
        var alone = pod("alone", "");
        alone.getMetadata().getLabels().remove("pod-template-hash");

        assertThat(Workload.among(List.of(workload(kind))).get(0).owns(alone)).isEqualTo(owns);
    }

    private static HasMetadata workload(String kind) {
        return new KubernetesSerialization().unmarshal("""
                apiVersion: apps/v1
                kind: %s
                metadata: {name: ocr, namespace: default}
                spec:
                  selector: {matchLabels: {app: ocr}}
                  template: {metadata: {labels: {app: ocr}}}
                """.formatted(kind));
    }

    private static Pod pod(String name, String owners) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %s
                  namespace: default
                  labels: {app: ocr, pod-template-hash: 5f6}
                  %s
                """.formatted(name, owners), Pod.class);
    }
}
