package lab.pipeline;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lab.images.ContentHash;
import lab.images.ImageArchive;
import lab.images.ImageBuild;
import lab.images.ImageSource;

/**
 * The three images, tagged by what is in them: an unchanged service keeps its image.
 *
 * @param tags the tag of each service's image
 * @param archive all three as {@code docker save} writes them, also under the tag {@value #LATEST} that the manifests name
 */
public record Images(Map<LetterService, String> tags, Path archive) {

    public static final String LATEST = "lab";
    private static final Path CONTEXT = Path.of("target/images").toAbsolutePath();
    private static final Path DOCKERFILE = Path.of("services/Dockerfile");

    /** Builds what is not there yet from what {@code mvn package} put into target/images; throws with the builder's words. */
    public static Images build(DockerClient docker) {
        var jdk = ImageSource.JDK.choose(docker);
        var base = ImageSource.BASE.choose(docker);
        var common = ContentHash.of(jdk + " " + base)
                .with(DOCKERFILE)
                .with(CONTEXT.resolve("lib"))
                .with(CONTEXT.resolve("letters.jar"));
        var tags = new EnumMap<LetterService, String>(LetterService.class);
        for (var service : LetterService.values()) {
            var tag = common.with(CONTEXT.resolve("letters-" + service.deployment() + ".jar"))
                    .shortForm();
            tags.put(service, tag);
            if (!ImageSource.isHere(docker, service.image() + ":" + tag)) {
                build(docker, service, tag);
            }
            docker.tagImageCmd(service.image() + ":" + tag, service.image(), LATEST)
                    .withForce()
                    .exec();
        }
        var names = tags.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getValue(), LATEST)
                        .map(tag -> entry.getKey().image() + ":" + tag));
        return new Images(tags, ImageArchive.of(docker, names.toList()));
    }

    /** The image of a service with its tag, as a Deployment names it. */
    public String reference(LetterService service) {
        return service.image() + ":" + tags.get(service);
    }

    private static void build(DockerClient docker, LetterService service, String tag) {
        try {
            Files.copy(DOCKERFILE, CONTEXT.resolve("Dockerfile"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + DOCKERFILE + " to " + CONTEXT, e);
        }
        try {
            ImageBuild.run(docker.buildImageCmd(CONTEXT.toFile())
                    .withForcerm(true)
                    .withBuildArg("JDK", ImageSource.JDK.provide(docker))
                    .withBuildArg("BASE", ImageSource.BASE.provide(docker))
                    .withTarget(service.deployment())
                    .withTags(Set.of(service.image() + ":" + tag)));
        } catch (IllegalStateException failed) {
            throw new IllegalStateException(
                    "cannot build %s: %s".formatted(service.image(), failed.getMessage()), failed);
        }
    }
}
