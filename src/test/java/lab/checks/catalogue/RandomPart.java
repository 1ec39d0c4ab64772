package lab.checks.catalogue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One of the three programs as somebody might deploy it, and its Service.
 *
 * @param plain whether it is somebody else's implementation
 * @param port where it listens
 * @param template of the workload's pods, to be changed in place as all of these objects
 * @param settings what its environment refers to
 */
record RandomPart(
        Role role,
        boolean plain,
        int port,
        HasMetadata workload,
        PodTemplateSpec template,
        Service service,
        List<HasMetadata> settings) {

    String name() {
        return workload.getMetadata().getName();
    }

    /** The container of the program, which may not be the first. */
    Container program() {
        return pod().getContainers().stream()
                .filter(container -> container.getName().equals(name()))
                .findFirst()
                .orElseThrow();
    }

    String serviceName() {
        return service.getMetadata().getName();
    }

    boolean isHeadless() {
        return "None".equals(service.getSpec().getClusterIP());
    }

    /** The port for letters among the Service's. */
    ServicePort forLetters() {
        return service.getSpec().getPorts().stream()
                .filter(each -> !"metrics".equals(each.getName()))
                .findFirst()
                .orElseThrow();
    }

    /** Where its callers find it: a headless Service maps no ports. */
    int servicePort() {
        return isHeadless() ? port : forLetters().getPort();
    }

    /** What Kubernetes puts behind {@code …_SERVICE_PORT} for that port. */
    String linkSuffix() {
        var name = forLetters().getName();
        return name == null ? "" : "_" + name.toUpperCase(Locale.ROOT);
    }

    PodSpec pod() {
        return template.getSpec();
    }

    /** Whether it finds the next one by what Kubernetes puts into its environment. */
    boolean hasServiceLinks() {
        return program().getEnv().stream()
                .anyMatch(variable -> Objects.toString(variable.getValue(), "").contains("_SERVICE_HOST)"));
    }

    /** Changes what its environment says, wherever that is written; whether there was anything to change. */
    boolean rewrite(String pattern, String with) {
        UnaryOperator<String> change = value -> value.replaceFirst(pattern, with);
        var changed = false;
        for (var variable : program().getEnv()) {
            var before = variable.getValue();
            if (before != null && !variable.getName().equals("PORT")) {
                variable.setValue(change.apply(before));
                changed |= !before.equals(variable.getValue());
            }
        }
        for (var object : settings) {
            if (object instanceof ConfigMap map) {
                var after = changed(map.getData(), change);
                changed |= !after.equals(map.getData());
                map.setData(after);
            } else if (object instanceof Secret secret) {
                var after = changed(secret.getStringData(), change);
                changed |= !after.equals(secret.getStringData());
                secret.setStringData(after);
            }
        }
        return changed;
    }

    private static Map<String, String> changed(Map<String, String> data, UnaryOperator<String> change) {
        var after = new TreeMap<>(data);
        after.replaceAll((key, value) -> change.apply(value));
        return after;
    }
}
