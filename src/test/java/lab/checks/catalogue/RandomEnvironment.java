package lab.checks.catalogue;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ways in which a program is told where the next one is. */
enum RandomEnvironment {
    VALUE,
    /** {@code http://$(NEXT_HOST):$(NEXT_PORT)}. */
    EXPANDED,
    /** What Kubernetes itself puts in: {@code http://$(OCR_SERVICE_HOST):$(OCR_SERVICE_PORT)}. */
    SERVICE_LINKS,
    CONFIG_MAP_KEY,
    SECRET_KEY,
    CONFIG_MAP,
    SECRET_WITH_PREFIX;

    /** One that works with that next service. */
    static RandomEnvironment of(RandomPart next, Draw draw) {
        var form = draw.of(values());
        return form == SERVICE_LINKS && next.isHeadless() ? VALUE : form;
    }

    /** Puts it into the container; what must be beside the pod comes back. */
    List<HasMetadata> tell(ContainerBuilder container, Role role, RandomPart next, Draw draw) {
        var name = role.id() + "-settings";
        var url = url(role, next, draw);
        switch (this) {
            case VALUE -> env(container, role.variable, url);
            case EXPANDED -> {
                env(container, "NEXT_HOST", next.serviceName());
                env(container, "NEXT_PORT", String.valueOf(next.servicePort()));
                env(container, role.variable, "http://$(NEXT_HOST):$(NEXT_PORT)");
            }
            case SERVICE_LINKS -> {
                var link = next.serviceName().toUpperCase(Locale.ROOT).replace('-', '_') + "_SERVICE_";
                env(
                        container,
                        role.variable,
                        "http://$(" + link + "HOST):$(" + link + "PORT" + next.linkSuffix() + ")");
            }
            case CONFIG_MAP_KEY -> {
                container
                        .addNewEnv()
                        .withName(role.variable)
                        .withNewValueFrom()
                        .withNewConfigMapKeyRef("next", name, null)
                        .endValueFrom()
                        .endEnv();
                return configMap(name, "next", url);
            }
            case SECRET_KEY -> {
                container
                        .addNewEnv()
                        .withName(role.variable)
                        .withNewValueFrom()
                        .withNewSecretKeyRef("next", name, null)
                        .endValueFrom()
                        .endEnv();
                return secret(name, "next", url);
            }
            case CONFIG_MAP -> {
                container.addNewEnvFrom().withNewConfigMapRef(name, null).endEnvFrom();
                return configMap(name, role.variable, url);
            }
            case SECRET_WITH_PREFIX -> {
                var prefix = role.variable.replace("SERVICE_URL", "");
                container
                        .addNewEnvFrom()
                        .withPrefix(prefix)
                        .withNewSecretRef(name, null)
                        .endEnvFrom();
                return secret(name, "SERVICE_URL", url);
            }
        }
        return List.of();
    }

    private static String url(Role role, RandomPart next, Draw draw) {
        var host = next.serviceName() + draw.of("", "", ".default", ".default.svc", ".default.svc.cluster.local");
        var port = next.servicePort() == 80 && draw.oneIn(2) ? "" : ":" + next.servicePort();
        return "http://" + host + port + draw.of("", "", "/", role.path);
    }

    private static void env(ContainerBuilder container, String name, String value) {
        container.addNewEnv().withName(name).withValue(value).endEnv();
    }

    private static List<HasMetadata> configMap(String name, String key, String value) {
        return List.of(new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withData(Map.of(key, value))
                .build());
    }

    private static List<HasMetadata> secret(String name, String key, String value) {
        return List.of(new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withStringData(Map.of(key, value))
                .build());
    }
}
