package lab.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

    private static final String POD =
            "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: a\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifests/base/pipeline",
                "src/test/resources/correct/one-file",
                "src/test/resources/correct/other-names"
            })
    void a_correct_submission_is_not_refused(String folder) {
        assertThat(Guard.refusals(YamlFiles.read(Path.of(folder)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    host-namespace | hostNetwork: true
                    host-namespace | hostPID: yes
                    host-namespace | hostIPC: on
                    volume         | volumes: [{name: v, hostPath: {path: /}}]
                    volume         | volumes: [{name: v, nfs: {server: a, path: /}}]
                    priority       | priorityClassName: system-node-critical
                    count          | terminationGracePeriodSeconds: 86400
                    security       | securityContext: {sysctls: [{name: a, value: b}]}
                    security       | securityContext: {seccompProfile: {type: Unconfined}}
                    root           | securityContext: {runAsUser: 0}
                    root           | securityContext: {runAsUser: 0x0}
                    root           | securityContext: {runAsUser: 0e99999}
                    """)
    void a_pod_that_reaches_for_the_node_is_refused(String id, String field) {
        assertRefused(POD + "  " + field + "\n", id, 8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    security   | securityContext: {privileged: true}
                    security   | securityContext: {privileged: Yes}
                    security   | securityContext: {allowPrivilegeEscalation: true}
                    security   | securityContext: {procMount: Unmasked}
                    security   | securityContext: {appArmorProfile: {type: Unconfined}}
                    security   | securityContext: {windowsOptions: {hostProcess: true}}
                    capability | securityContext: {capabilities: {add: [SYS_ADMIN]}}
                    capability | securityContext: {capabilities: {add: [all]}}
                    root       | securityContext: {runAsUser: 00}
                    host-port  | ports: [{containerPort: 80, hostPort: 80}]
                    probe-host | livenessProbe: {httpGet: {port: 80, host: 10.0.0.1}}
                    probe-host | lifecycle: {preStop: {httpGet: {port: 80, host: 10.0.0.1}}}
                    """)
    void a_container_that_wants_more_rights_is_refused_wherever_it_is(String id, String field) {
        assertRefused(POD + "      " + field + "\n", id, 8);
        assertRefused(POD.replace("containers", "initContainers") + "      " + field + "\n", id, 8);
        assertRefused("""
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: a
                spec:
                  template:
                    spec:
                      containers:
                        - %s
                """.formatted(field), id, 9);
        assertRefused("x: &x {%s}\n".formatted(field) + POD + "      <<: *x\n", id, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "securityContext: {privileged: false, allowPrivilegeEscalation: no, runAsUser: 1000}",
                "securityContext: {capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}",
                "ports: [{containerPort: 80, hostPort: 0}]"
            })
    void what_gives_nothing_is_no_reason(String field) {
        assertThat(Guard.refusals(YamlFiles.parse(POD + "      " + field + "\n", "x")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rbac.authorization.k8s.io/v1, ClusterRoleBinding",
        "rbac.authorization.k8s.io/v1, Role",
        "v1, PersistentVolume",
        "v1, Node",
        "storage.k8s.io/v1, StorageClass",
        "apiextensions.k8s.io/v1, CustomResourceDefinition",
        "admissionregistration.k8s.io/v1, MutatingWebhookConfiguration",
        "apiregistration.k8s.io/v1, APIService",
        "discovery.k8s.io/v1, EndpointSlice",
        "batch/v1, CronJob",
        "v1, PodList",
        "example.com/v1, Deployment"
    })
    void a_kind_that_is_not_of_this_lab_is_refused(String apiVersion, String kind) {
        assertRefused("apiVersion: %s\nkind: %s\nmetadata: {name: a}\n".formatted(apiVersion, kind), "kind", 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    reserved   | metadata: {name: pipeline-lab-entrance}
                    namespace  | metadata: {name: a, namespace: kube-system}
                    finalizers | metadata: {name: a, finalizers: [example.com/never]}
                    count      | {metadata: {name: a}, spec: {replicas: 21}}
                    address    | {metadata: {name: a}, spec: {externalIPs: [10.43.0.1]}}
                    address    | {metadata: {name: a}, spec: {loadBalancerIP: 10.0.0.1}}
                    """)
    void what_reaches_out_of_the_submission_is_refused(String id, String rest) {
        var body = rest.startsWith("{") ? rest.substring(1, rest.length() - 1) : rest;

        assertRefused("{apiVersion: v1, kind: Service, %s}\n".formatted(body), id, 1);
    }

    @Test
    void a_namespace_of_its_own_is_allowed_if_all_is_in_it() {
        var own = "{apiVersion: v1, kind: Namespace, metadata: {name: letters}}\n---\n";
        var there = POD.replace("name: a\nspec", "name: a\n  namespace: letters\nspec");
        var elsewhere = there.replace("letters", "other").replace("name: a", "name: b");

        assertThat(Guard.refusals(YamlFiles.parse(own + there, "x"))).isEmpty();
        assertRefused(own + there + "---\n" + there + "---\n" + elsewhere, "namespace", 25);
        assertRefused(own + POD, "namespace", 1);
        assertRefused(
                own.replace("name: letters", "name: letters, labels: {pod-security.kubernetes.io/enforce: privileged}")
                        + there,
                "pod-security",
                1);
    }

    @Test
    void more_objects_than_anybody_needs_are_refused() {
        assertThat(Guard.refusals(YamlFiles.parse((POD + "---\n").repeat(50), "x")))
                .isEmpty();
        assertRefused((POD + "---\n").repeat(51), "objects", 50 * 8 + 1);
    }

    private static void assertRefused(String yaml, String id, int line) {
        var refusals = Guard.refusals(YamlFiles.parse(yaml, "x.yaml"));

        assertThat(refusals)
                .extracting(Refusal::id, refusal -> refusal.at().line())
                .containsExactly(tuple(id, line));
        assertThat(refusals.get(0).text(Locale.ENGLISH))
                .matches("[\\x20-\\x7e]+")
                .doesNotContain("null");
        assertThat(refusals.get(0).text(Locale.KOREAN))
                .containsPattern("\\p{IsHangul}")
                .doesNotContain("null");
    }
}
