package lab.cluster;

import com.github.dockerjava.api.DockerClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** A cluster of minikube's, with Kubernetes' own timings: the lab's text, played. */
public final class MinikubeCluster {

    private MinikubeCluster() {}

    /** Starts three nodes, or the profile of that name as it is; that one is left as it was, a new one is deleted when it is closed. Throws {@link IllegalStateException} if there is no minikube, or with what it says. */
    public static Cluster start(ClusterName name) {
        return start(new Minikube("minikube", name), Optional.empty(), LocalEngine::find);
    }

    static Cluster start(Minikube minikube, Optional<Path> kubeconfig, Supplier<Optional<DockerClient>> engine) {
        var isOurs = !minikube.exists();
        try {
            minikube.start();
            return new ExistingCluster(
                    KubeContext.of(kubeconfig, Optional.of(minikube.profile().value())),
                    engine,
                    minikube::power,
                    Optional.of(minikube),
                    Optional.empty(),
                    isOurs ? minikube::delete : () -> {});
        } catch (RuntimeException failure) {
            if (isOurs) {
                minikube.delete();
            }
            throw failure;
        }
    }
}
