package lab.checks.attacks;

import static lab.checks.attacks.Attack.correct;
import static lab.checks.attacks.Attack.refused;
import static lab.checks.attacks.Attack.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What manifests can try before anything of them runs. */
final class ManifestAttacks {

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: attack}
            spec: {containers: [{name: attack, image: plain-app}], %s}
            """;
    private static final String CONTAINER = """
            apiVersion: v1
            kind: Pod
            metadata: {name: attack}
            spec: {containers: [{name: attack, image: plain-app, %s}]}
            """;

    private ManifestAttacks() {}

    static List<Attack> all() throws IOException {
        var correct = correct();
        return List.of(
                refused(
                        "link to another's file",
                        "not handed in",
                        folder -> Files.createSymbolicLink(folder.resolve("pipeline.yaml"), Path.of("/etc/passwd"))),
                refused(
                        "link to a device",
                        "not handed in",
                        folder -> Files.createSymbolicLink(folder.resolve("pipeline.yaml"), Path.of("/dev/zero"))),
                refused("pipe", "not a file", folder -> pipe(folder.resolve("pipeline.yaml"))),
                new Attack("\u001b[31mred\u0007", 100, "", folder -> write(folder, "")),
                refused("large", "larger than", folder -> write(folder, "# " + "x".repeat(60 << 20))),
                refused("alias bomb", "values", bomb()),
                refused("deep", "levels", "a: " + "[".repeat(20_000)),
                refused("key twice", "twice", "kind: Pod\nkind: Role\napiVersion: v1\nmetadata: {name: a}\n"),
                refused("tag", "tag", "apiVersion: v1\nkind: !!python/object:os.system Pod\nmetadata: {name: a}\n"),
                refused("hidden document", "---", correct + "--- # x\n---x\nkind: ClusterRole\n"),
                refused("hidden line", "invisible", correct + "# \u2028kind: ClusterRole\n"),
                refused(
                        "role in UTF-16",
                        "ClusterRole",
                        folder -> Files.write(
                                folder.resolve("pipeline.yaml"),
                                "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\n"
                                        .getBytes(StandardCharsets.UTF_16))),
                refused("host files", "volume", POD.formatted("volumes: [{name: host, hostPath: {path: /}}]")),
                refused("host processes in a list", "node", """
                        apiVersion: v1
                        kind: List
                        items:
                        - apiVersion: v1
                          kind: PodList
                          items: [{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {hostPID: true, containers: []}}]
                        """),
                refused("host network", "node", POD.formatted("hostNetwork: true")),
                refused("privileged", "powerful", CONTAINER.formatted("securityContext: {privileged: true}")),
                refused(
                        "capability",
                        "SYS_ADMIN",
                        CONTAINER.formatted("securityContext: {capabilities: {add: [SYS_ADMIN]}}")),
                refused(
                        "host port",
                        "hostPort",
                        CONTAINER.formatted("ports: [{containerPort: 10250, hostPort: 10250}]")),
                refused(
                        "probe of a stranger",
                        "probe",
                        CONTAINER.formatted("livenessProbe: {httpGet: {host: 169.254.169.254, port: 80}}")),
                refused(
                        "kernel settings",
                        "sysctls",
                        POD.formatted("securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}]}")),
                refused("first in line", "priority", POD.formatted("priorityClassName: system-node-critical")),
                refused(
                        "never gone",
                        "finalizers",
                        correct.replaceFirst("name: frontend", "name: frontend\n  finalizers: [kim.dev/never]")),
                refused("thousand pods", "too much", correct.replaceFirst("replicas: 1", "replicas: 1000")),
                refused(
                        "thousand objects",
                        "objects",
                        "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n".repeat(1000)),
                refused(
                        "kube-system",
                        "namespace",
                        correct.replaceFirst("name: frontend", "name: frontend\n  namespace: kube-system")),
                refused(
                        "two namespaces",
                        "namespace",
                        correct.replaceFirst("name: frontend", "name: frontend\n  namespace: other")),
                refused("rights", "ClusterRoleBinding", kind("rbac.authorization.k8s.io/v1", "ClusterRoleBinding")),
                refused("own rights", "RoleBinding", kind("rbac.authorization.k8s.io/v1", "RoleBinding")),
                refused(
                        "webhook",
                        "WebhookConfiguration",
                        kind("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration")),
                refused("node", "Node", kind("v1", "Node")),
                refused("volume of the node", "PersistentVolume", kind("v1", "PersistentVolume")),
                refused("endpoints at the host", "EndpointSlice", kind("discovery.k8s.io/v1", "EndpointSlice")),
                refused("priority class", "PriorityClass", kind("scheduling.k8s.io/v1", "PriorityClass")),
                refused(
                        "all addresses",
                        "externalIPs",
                        correct.replaceFirst("type: NodePort", "type: NodePort\n  externalIPs: [10.43.0.1]")),
                refused(
                        "the lab's name",
                        "pipeline-lab",
                        correct.replaceFirst("name: frontend", "name: pipeline-lab-control")),
                refused(
                        "open namespace",
                        "privileged",
                        "apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {pod-security.kubernetes.io/enforce: privileged}}\n---\n"
                                + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: a}\n"),
                refused(
                        "kustomization reads the host",
                        "kustomiz",
                        folder -> Files.writeString(
                                folder.resolve("kustomization.yaml"), "resources: [../../../../../../etc/passwd]\n")),
                refused("kustomization runs a program", "kustomiz", folder -> {
                    Files.writeString(folder.resolve("kustomization.yaml"), "generators: [run.yaml]\n");
                    Files.writeString(folder.resolve("run.yaml"), """
                            apiVersion: kim.dev/v1
                            kind: Run
                            metadata: {name: a, annotations: {config.kubernetes.io/function: "exec: {path: /bin/sh}"}}
                            """);
                }),
                refused(
                        "kustomization from elsewhere",
                        "kustomiz",
                        folder -> Files.writeString(
                                folder.resolve("kustomization.yaml"), "resources: ['https://127.0.0.1/x.yaml']\n")));
    }

    private static String kind(String version, String kind) {
        return "apiVersion: %s\nkind: %s\nmetadata: {name: attack}\n".formatted(version, kind);
    }

    private static String bomb() {
        var yaml = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (var level = 1; level < 12; level++) {
            yaml.append(
                    "a%d: &a%d [%s*a%d]\n".formatted(level, level, ("*a" + (level - 1) + ",").repeat(9), level - 1));
        }
        return yaml.toString();
    }

    private static void pipe(Path file) throws IOException {
        try {
            new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
