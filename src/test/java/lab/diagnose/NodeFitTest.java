package lab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pod of a node that was lost, and one survivor, on which another pod is. */
class NodeFitTest {

    private List<PersistentVolume> volumes = List.of();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "containers: []                                                              | containers: [] | -",
                "nodeSelector: {host: two}                                                   | containers: [] | -",
                "nodeSelector: {host: three}                                                 | containers: [] | affinity-no-room",
                "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: size, operator: Gt, values: ['3']}]}]}}} | containers: [] | -",
                "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: size, operator: Lt, values: ['3']}]}]}}} | containers: [] | affinity-no-room",
                "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: NotIn, values: [two]}]}]}}} | containers: [] | affinity-no-room",
                "containers: [{name: it, ports: [{hostPort: 80, containerPort: 80}]}]        | containers: [{name: it, ports: [{hostPort: 80, containerPort: 80}]}] | affinity-no-room",
                "{apart other}                                                               | containers: [] | anti-affinity-no-room",
                "{apart nobody}                                                              | containers: [] | -",
                "containers: []                                                              | {apart ours}   | anti-affinity-no-room",
                "{with other}                                                                | containers: [] | -",
                "{with nobody}                                                               | containers: [] | affinity-no-room",
                "{with lost}                                                                 | containers: [] | -",
                "{with ours}                                                                 | containers: [] | -",
                "topologySpreadConstraints: [{maxSkew: 1, topologyKey: host, whenUnsatisfiable: DoNotSchedule, labelSelector: {}}] | containers: [] | spread-counts-dead-node",
                "topologySpreadConstraints: [{maxSkew: 2, topologyKey: host, whenUnsatisfiable: DoNotSchedule, labelSelector: {}}] | containers: [] | -",
                "topologySpreadConstraints: [{maxSkew: 1, topologyKey: host, whenUnsatisfiable: ScheduleAnyway, labelSelector: {}}] | containers: [] | -",
                "topologySpreadConstraints: [{maxSkew: 1, topologyKey: host, whenUnsatisfiable: DoNotSchedule, nodeTaintsPolicy: Honor, labelSelector: {}}] | containers: [] | -",
            })
    void a_survivor_takes_a_pod_unless_something_keeps_it_away(String ours, String theirs, String cause) {
        var survivor = node("two");

        assertThat(obstacles(pod("ours", "one", ours), survivor, pod("other", "two", theirs)))
                .isEqualTo(cause == null ? List.of() : List.of(cause));
    }

    @ParameterizedTest
    @CsvSource({
        "'{key: a, effect: NoSchedule}', '', affinity-no-room",
        "'{key: a, effect: PreferNoSchedule}', '',",
        "'{key: a, value: b, effect: NoExecute}', '{key: a, value: b}',",
        "'{key: a, value: b, effect: NoExecute}', '{key: a, value: c}', affinity-no-room",
        "'{key: a, value: b, effect: NoExecute}', '{operator: Exists}',",
        "'{key: a, effect: NoExecute}', '{key: a, operator: Exists, effect: NoSchedule}', affinity-no-room",
    })
    void a_taint_keeps_away_who_does_not_tolerate_it(String taint, String toleration, String cause) {
        var survivor = Serialization.unmarshal("""
                metadata: {name: two}
                spec: {taints: [%s]}
                """.formatted(taint), Node.class);
        var pod = pod("ours", "one", "tolerations: [%s]".formatted(toleration));

        assertThat(obstacles(pod, survivor)).isEqualTo(cause == null ? List.of() : List.of(cause));
    }

    @ParameterizedTest
    @CsvSource({"two,", "one, affinity-no-room"})
    void a_volume_that_is_a_folder_of_a_node_is_had_there_only(String node, String cause) {
        volumes = List.of(Serialization.unmarshal("""
                apiVersion: v1
                kind: PersistentVolume
                metadata: {name: pvc-1}
                spec:
                  claimRef: {namespace: default, name: letters}
                  nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: host, operator: In, values: [%s]}]}]}}
                """.formatted(node), PersistentVolume.class));
        var pod = pod("ours", "one", "volumes: [{name: data, persistentVolumeClaim: {claimName: letters}}]");

        assertThat(obstacles(pod, node("two"))).isEqualTo(cause == null ? List.of() : List.of(cause));
    }

    private List<String> obstacles(Pod pod, Node survivor, Pod... left) {
        return new NodeFit(
                        new Loss(
                                node("one"),
                                List.of(pod, pod("lost", "one", "containers: []")),
                                List.of(survivor),
                                volumes),
                        List.of(left))
                .obstacles(pod, survivor)
                .map(Map.Entry::getKey)
                .map(Cause::id)
                .toList();
    }

    private static Node node(String name) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Node
                metadata: {name: %s, labels: {host: %s, size: '4'}}
                spec: {}
                """.formatted(name, name), Node.class);
    }

    private static Pod pod(String name, String node, String spec) {
        return Serialization.unmarshal(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: default, labels: {app: %s}}
                spec:
                  nodeName: %s
                  %s
                """.formatted(
                                name,
                                name,
                                node,
                                spec.matches("\\{\\w+ \\w+}")
                                        ? affinity(spec.replaceAll("[{}]", "").split(" "))
                                        : spec),
                Pod.class);
    }

    private static String affinity(String... words) {
        return "affinity: {%s: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: host, labelSelector: {matchLabels: {app: %s}}}]}}"
                .formatted(words[0].equals("apart") ? "podAntiAffinity" : "podAffinity", words[1]);
    }
}
