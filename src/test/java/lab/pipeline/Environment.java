package lab.pipeline;

import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a container's environment will be, as far as that is written down: in the Deployment, or in ConfigMaps that it names. */
record Environment(Map<String, Map<String, String>> configMaps) {

    static Environment of(List<ConfigMap> configMaps) {
        return new Environment(configMaps.stream()
                .filter(map -> map.getData() != null)
                .collect(toMap(map -> map.getMetadata().getName(), ConfigMap::getData, (one, other) -> one)));
    }

    Map<String, String> of(Deployment deployment) {
        var environment = new HashMap<String, String>();
        for (var container : deployment.getSpec().getTemplate().getSpec().getContainers()) {
            environment.putAll(of(container));
        }
        return environment;
    }

    private Map<String, String> of(Container container) {
        var environment = new HashMap<String, String>();
        for (EnvFromSource source : container.getEnvFrom()) {
            if (source.getConfigMapRef() != null) {
                var prefix = source.getPrefix() == null ? "" : source.getPrefix();
                data(source.getConfigMapRef().getName()).forEach((key, value) -> environment.put(prefix + key, value));
            }
        }
        for (EnvVar variable : container.getEnv()) {
            var source = variable.getValueFrom() == null
                    ? null
                    : variable.getValueFrom().getConfigMapKeyRef();
            var value = source == null
                    ? variable.getValue()
                    : data(source.getName()).get(source.getKey());
            environment.put(variable.getName(), value == null ? "" : value);
        }
        return environment;
    }

    private Map<String, String> data(String configMap) {
        return configMaps.getOrDefault(configMap, Map.of());
    }
}
