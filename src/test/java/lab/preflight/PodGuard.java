package lab.preflight;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What no pod of a submission may have: close to the <em>baseline</em> Pod Security Standard of Kubernetes. What is not surely harmless is refused. */
final class PodGuard {

    private static final List<String> HOST = List.of("hostNetwork", "hostPID", "hostIPC");
    private static final Set<String> VOLUMES = Set.of(
            "name", "emptyDir", "configMap", "secret", "projected", "downwardAPI", "persistentVolumeClaim", "image");
    private static final Set<String> CAPABILITIES = Set.of("NET_BIND_SERVICE");
    private static final List<String> ACTIONS = List.of("httpGet", "tcpSocket");
    /** Seconds; a namespace is not gone before its last pod. */
    private static final int LONGEST_GRACE = 600;

    private PodGuard() {}

    static Stream<Refusal> refusals(Manifest manifest) {
        var pods = manifest.kind().equals("Pod") ? manifest.all("spec") : manifest.all("spec", "template", "spec");
        return pods.flatMap(pod -> Stream.concat(
                pod(pod),
                Stream.of("initContainers", "containers", "ephemeralContainers")
                        .flatMap(list -> pod.all(list, "*"))
                        .flatMap(PodGuard::container)));
    }

    private static Stream<Refusal> pod(Node pod) {
        return Stream.of(
                        HOST.stream().flatMap(field -> unlessFalse(pod, "host-namespace", field)),
                        pod.all("volumes", "*")
                                .flatMap(volume -> volume.fields().entrySet().stream()
                                        .filter(source -> !VOLUMES.contains(source.getKey()))
                                        .map(source ->
                                                Refusal.of(source.getValue().at(), "volume", source.getKey()))),
                        pod.all("priorityClassName")
                                .filter(name -> name.text().startsWith("system-"))
                                .map(name -> Refusal.of(name.at(), "priority", name.text())),
                        pod.all("terminationGracePeriodSeconds")
                                .filter(seconds -> above(seconds, LONGEST_GRACE))
                                .map(seconds -> Refusal.of(
                                        seconds.at(),
                                        "count",
                                        "terminationGracePeriodSeconds",
                                        seconds.text(),
                                        LONGEST_GRACE)),
                        pod.all("securityContext", "sysctls", "*")
                                .map(sysctl -> Refusal.of(sysctl.at(), "security", "sysctls")),
                        security(pod))
                .flatMap(refusals -> refusals);
    }

    private static Stream<Refusal> container(Node container) {
        return Stream.of(
                        unlessFalse(container, "security", "securityContext", "privileged"),
                        unlessFalse(container, "security", "securityContext", "allowPrivilegeEscalation"),
                        container
                                .all("securityContext", "capabilities", "add", "*")
                                .filter(capability -> !CAPABILITIES.contains(capability.text()))
                                .map(capability -> Refusal.of(capability.at(), "capability", capability.text())),
                        container
                                .all("securityContext", "procMount")
                                .filter(mount -> !mount.text().equals("Default"))
                                .map(mount -> Refusal.of(mount.at(), "security", "procMount")),
                        container
                                .all("ports", "*", "hostPort")
                                .filter(port -> above(port, 0))
                                .map(port -> Refusal.of(port.at(), "host-port", port.text())),
                        ACTIONS.stream()
                                .flatMap(action -> Stream.concat(
                                        container.all("*", action, "host"),
                                        container.all("lifecycle", "*", action, "host")))
                                .map(host -> Refusal.of(host.at(), "probe-host", host.text())),
                        security(container))
                .flatMap(refusals -> refusals);
    }

    /** What a pod and its containers can both have. */
    private static Stream<Refusal> security(Node holder) {
        return holder.all("securityContext")
                .flatMap(context -> Stream.of(
                                context.all("runAsUser")
                                        .filter(user -> !above(user, 0))
                                        .map(user -> Refusal.of(user.at(), "root")),
                                Stream.of("seccompProfile", "appArmorProfile")
                                        .flatMap(profile -> context.all(profile, "type")
                                                .filter(type -> type.text().equals("Unconfined"))
                                                .map(type -> Refusal.of(type.at(), "security", profile))),
                                Stream.of("seLinuxOptions", "windowsOptions")
                                        .flatMap(field -> context.all(field)
                                                .map(node -> Refusal.of(node.at(), "security", field))))
                        .flatMap(refusals -> refusals));
    }

    private static Stream<Refusal> unlessFalse(Node holder, String id, String... path) {
        return holder.all(path)
                .filter(node -> node.value() != null && !Boolean.FALSE.equals(node.value()))
                .map(node -> Refusal.of(node.at(), id, path[path.length - 1]));
    }

    static boolean above(Node node, int limit) {
        return node.value() instanceof Number number
                && new BigDecimal(number.toString()).compareTo(BigDecimal.valueOf(limit)) > 0;
    }
}
