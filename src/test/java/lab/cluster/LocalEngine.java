package lab.cluster;

import com.github.dockerjava.api.DockerClient;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/** This machine's Docker engine, for who can do without one. */
public final class LocalEngine {

    private LocalEngine() {}

    /** Where it listens, as DOCKER_HOST has it. */
    public static String host() {
        return DockerClientFactory.instance()
                .getTransportConfig()
                .getDockerHost()
                .toString();
    }

    /** A client of it, if there is one that answers. */
    public static Optional<DockerClient> find() {
        try {
            // not Testcontainers' own client: the first use of that starts a container, and fails where its image can
            // not be had
            return Optional.of(DockerClientProviderStrategy.getClientForConfig(
                    DockerClientFactory.instance().getTransportConfig()));
        } catch (IllegalStateException none) {
            return Optional.empty();
        }
    }
}
