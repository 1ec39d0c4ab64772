package lab.pipeline;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Locale;

/** The Pod Security Standards: what a pod may not ask for, which Kubernetes itself then refuses. */
public enum PodSecurity {
    BASELINE,
    RESTRICTED;

    /** Holds in that namespace from now on; makes it if there is none. */
    public void enforce(KubernetesClient kubernetes, String namespace) {
        kubernetes
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .addToLabels("pod-security.kubernetes.io/enforce", name().toLowerCase(Locale.ROOT))
                        .endMetadata()
                        .build())
                .serverSideApply();
    }
}
