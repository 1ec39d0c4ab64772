package lab;

import com.github.dockerjava.api.exception.DockerException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.openqa.selenium.SessionNotCreatedException;

/** Whose fault it is that something failed. */
final class Fault {

    /** What only a cluster throws that is gone, a Docker engine, or a browser that did not start. */
    private static final List<Class<? extends Throwable>> INFRASTRUCTURE =
            List.of(KubernetesClientException.class, DockerException.class, SessionNotCreatedException.class);

    private Fault() {}

    static boolean isInfrastructure(Throwable failed) {
        return INFRASTRUCTURE.stream().anyMatch(type -> type.isInstance(failed));
    }
}
