package lab.grade;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.BadRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.cluster.Cluster;
import lab.cluster.Command;
import lab.diagnose.ImageName;
import lab.images.ImageArchive;
import lab.images.ImageSource;

/**
 * The images of a submission.
 *
 * @param archives as {@code docker save} writes them
 * @param own the names of those that are nobody else's: handed in as a file, or built
 * @param built the archive of what was built, which is nowhere else
 */
record HandedInImages(List<Path> archives, List<String> own, Optional<Path> built) implements AutoCloseable {

    static final HandedInImages NONE = new HandedInImages(List.of(), List.of(), Optional.empty());

    /**
     * Builds what is to be built. Throws {@link NoImage} for what is no image, and does not become one.
     *
     * @param named what the manifests name: what Docker has of it is taken too, for the cluster has no registry
     * @param docker empty if no engine answers
     */
    static HandedInImages of(List<HandedInImage> asked, List<String> named, Optional<DockerClient> docker) {
        var files = asked.stream().filter(HandedInImage::isFile).toList();
        var folders = asked.stream().filter(image -> image.name().isPresent()).toList();
        var own = Stream.concat(
                        files.stream().map(HandedInImages::names).flatMap(List::stream),
                        folders.stream().flatMap(image -> image.name().stream()))
                .toList();
        var shared = Stream.concat(
                        asked.stream()
                                .filter(image -> image.name().isEmpty() && !image.isFile())
                                .map(image -> here(image, docker)),
                        named.stream()
                                // docker save knows no digests
                                .filter(image -> !image.contains("@"))
                                .map(image -> ImageName.of(image).toString())
                                .filter(image -> docker.filter(engine -> isHere(engine, image))
                                        .isPresent()))
                .filter(image -> !own.contains(image))
                .distinct()
                .toList();
        var archives = new ArrayList<>(files.stream().map(HandedInImage::path).toList());
        if (!shared.isEmpty()) {
            archives.add(ImageArchive.of(docker.orElseThrow(), shared));
        }
        var built = folders.isEmpty()
                ? Optional.<Path>empty()
                : Optional.of(new BuiltImages(
                                engine(docker, folders.get(0)), Command.program("docker", System.getenv("PATH")))
                        .archive(folders));
        built.ifPresent(archives::add);
        return new HandedInImages(List.copyOf(archives), own, built);
    }

    void load(Cluster cluster) {
        archives.forEach(cluster::load);
    }

    private static List<String> names(HandedInImage file) {
        try {
            return ImageArchive.names(file.path());
        } catch (IllegalArgumentException none) {
            throw new NoImage("image.archive", file.typed());
        }
    }

    private static String here(HandedInImage image, Optional<DockerClient> docker) {
        var name = ImageName.of(image.typed()).toString();
        if (image.typed().contains("@") || !isHere(engine(docker, image), name)) {
            throw new NoImage("image.unknown", image.typed());
        }
        return name;
    }

    private static DockerClient engine(Optional<DockerClient> docker, HandedInImage image) {
        return docker.orElseThrow(() -> new IllegalArgumentException(
                "--image " + image.typed() + " is no file, and no Docker engine answers here that could have it"));
    }

    /** Names that Docker itself refuses are none of its images. */
    private static boolean isHere(DockerClient docker, String image) {
        try {
            return image.matches("[\\w./:@-]+") && ImageSource.isHere(docker, image);
        } catch (BadRequestException refused) {
            return false;
        }
    }

    @Override
    public void close() {
        built.ifPresent(archive -> {
            try {
                Files.deleteIfExists(archive);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + archive, e);
            }
        });
    }
}
