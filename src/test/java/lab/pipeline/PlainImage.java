package lab.pipeline;

import com.github.dockerjava.api.DockerClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lab.cluster.Cluster;
import lab.images.ImageArchive;
import lab.images.ImageBuild;
import lab.images.ImageSource;
import org.testcontainers.DockerClientFactory;

/** Somebody else's implementation of the three services, in plain Java: one image for all, by two tags, and another that runs as root. */
public final class PlainImage {

    private static final Path CONTEXT = Path.of("src/test/resources/plain").toAbsolutePath();
    private static final Map<String, String> TARGETS =
            Map.of("plain-app:lab", "plain", "plain-app:latest", "plain", "plain-app:root", "as-root");

    private PlainImage() {}

    /** Builds them, which takes the builder's cache if nothing changed, and puts them on every node. */
    public static void load(Cluster cluster) {
        build();
        cluster.load(ImageArchive.of(DockerClientFactory.instance().client(), List.copyOf(TARGETS.keySet())));
    }

    /** Builds them on this machine. */
    public static void build() {
        var docker = DockerClientFactory.instance().client();
        TARGETS.forEach((tag, target) -> build(docker, tag, target));
    }

    private static void build(DockerClient docker, String tag, String target) {
        ImageBuild.run(docker.buildImageCmd(CONTEXT.toFile())
                .withBuildArg("JDK", ImageSource.JDK.provide(docker))
                .withBuildArg("BASE", ImageSource.BASE.provide(docker))
                .withTarget(target)
                .withTags(Set.of(tag)));
    }
}
