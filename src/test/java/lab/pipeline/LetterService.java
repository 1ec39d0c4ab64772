package lab.pipeline;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;

/** The three services of the lab, as its contract fixes them. */
public enum LetterService {
    FRONTEND(5000),
    OCR(5001),
    TRANSLATE(5002);

    private final int port;

    LetterService(int port) {
        this.port = port;
    }

    /** The Deployment's name, which is also the name of its container and its Dockerfile stage. */
    public String deployment() {
        return name().toLowerCase();
    }

    public String service() {
        return deployment() + "-service";
    }

    /** The image's name without its tag. */
    public String image() {
        return deployment() + "-app";
    }

    public int port() {
        return port;
    }

    /** Its Deployment in this cluster, be it there or not. */
    public RollableScalableResource<Deployment> deployment(KubernetesClient kubernetes) {
        return kubernetes.apps().deployments().inNamespace(Manifests.NAMESPACE).withName(deployment());
    }
}
