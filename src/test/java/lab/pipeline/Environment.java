package lab.pipeline;

import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container's environment will be, as far as that is written down: in the pod's template, in ConfigMaps that it names, in what
 * Kubernetes sets for the Services.
 */
record Environment(Map<String, Map<String, String>> configMaps, Map<String, String> serviceLinks) {

    /** {@code $$}, which is a dollar sign, and {@code $(NAME)}. */
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\$|\\(([^)]*)\\))");

    static Environment of(List<ConfigMap> configMaps, List<Service> services) {
        return new Environment(
                configMaps.stream()
                        .filter(map -> map.getData() != null)
                        .collect(toMap(map -> map.getMetadata().getName(), ConfigMap::getData, (one, other) -> one)),
                ServiceLinks.of(services));
    }

    /** Values by name; one that is not to be read, as a Secret's, is empty. */
    Map<String, String> of(PodSpec pod) {
        var links = Boolean.FALSE.equals(pod.getEnableServiceLinks()) ? Map.<String, String>of() : serviceLinks;
        var environment = new HashMap<String, String>();
        for (var container : pod.getContainers()) {
            environment.putAll(of(container, links));
        }
        return environment;
    }

    /** In the kubelet's order: a variable may refer to those before it, and to the Services'. */
    private Map<String, String> of(Container container, Map<String, String> links) {
        var environment = new HashMap<String, String>();
        for (EnvFromSource source : container.getEnvFrom()) {
            if (source.getConfigMapRef() != null) {
                var prefix = source.getPrefix() == null ? "" : source.getPrefix();
                data(source.getConfigMapRef().getName()).forEach((key, value) -> environment.put(prefix + key, value));
            }
        }
        for (EnvVar variable : container.getEnv()) {
            environment.put(variable.getName(), value(variable, environment, links));
        }
        return environment;
    }

    private String value(EnvVar variable, Map<String, String> before, Map<String, String> links) {
        var source = variable.getValueFrom();
        if (source == null) {
            return expanded(Optional.ofNullable(variable.getValue()).orElse(""), before, links);
        }
        return source.getConfigMapKeyRef() == null
                ? ""
                : data(source.getConfigMapKeyRef().getName())
                        .getOrDefault(source.getConfigMapKeyRef().getKey(), "");
    }

    /** What refers to a value that is not to be read is not to be read either; what refers to nothing stays as it is written. */
    private static String expanded(String text, Map<String, String> before, Map<String, String> links) {
        var references = REFERENCE.matcher(text);
        var isUnread = references
                .results()
                .map(reference -> reference.group(1))
                .anyMatch(name -> name != null
                        && before.getOrDefault(name, links.getOrDefault(name, "?"))
                                .isEmpty());
        return isUnread
                ? ""
                : references.replaceAll(reference -> Matcher.quoteReplacement(meant(reference, before, links)));
    }

    private static String meant(MatchResult reference, Map<String, String> before, Map<String, String> links) {
        var name = reference.group(1);
        return name == null ? "$" : before.getOrDefault(name, links.getOrDefault(name, reference.group()));
    }

    private Map<String, String> data(String configMap) {
        return configMaps.getOrDefault(configMap, Map.of());
    }
}
