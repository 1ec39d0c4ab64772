package lab.grade;

import static java.util.stream.Collectors.toSet;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.BadRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.cluster.Cluster;
import lab.cluster.Command;
import lab.images.ArchiveException;
import lab.images.ImageArchive;
import lab.images.ImageName;
import lab.images.ImageSource;
import lab.images.SavedImages;

/**
 * The images of a submission.
 *
 * @param archives as {@code docker save} writes them
 * @param own the names of those that are nobody else's: handed in as a file, or built
 * @param shared the names of the others, which this machine's Docker has
 * @param temporary those of the archives that are nowhere else
 * @param unused what handed-in files have that the manifests do not name: it stays where it is
 */
record HandedInImages(
        List<Path> archives, List<String> own, List<String> shared, List<Path> temporary, List<String> unused)
        implements AutoCloseable {

    static final HandedInImages NONE = new HandedInImages(List.of(), List.of(), List.of(), List.of(), List.of());

    /**
     * Builds what is to be built. Throws {@link NoImage} for what is no image, and does not become one.
     *
     * @param named what the manifests name: what Docker has of it is taken too, for the cluster has no registry
     * @param docker empty if no engine answers
     */
    static HandedInImages of(List<HandedInImage> asked, List<String> named, Optional<DockerClient> docker) {
        var files = asked.stream().filter(HandedInImage::isFile).toList();
        var folders = asked.stream().filter(image -> image.name().isPresent()).toList();
        var wanted = named.stream().map(image -> ImageName.of(image).toString()).collect(toSet());
        var own = new LinkedHashSet<>(
                folders.stream().flatMap(image -> image.name().stream()).toList());
        own.forEach(ReservedNames::require);
        var temporary = new ArrayList<Path>();
        var unused = new ArrayList<String>();
        for (var file : files) {
            try {
                var saved = SavedImages.read(file.path());
                saved.names().forEach(name -> (wanted.contains(name) ? own : unused).add(name));
                own.forEach(ReservedNames::require);
                temporary.add(saved.excerpt(wanted));
            } catch (ArchiveException refused) {
                throw NoImage.of(file, refused);
            }
        }
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
        if (!folders.isEmpty()) {
            temporary.add(
                    new BuiltImages(engine(docker, folders.get(0)), Command.program("docker", System.getenv("PATH")))
                            .archive(folders));
        }
        var archives = new ArrayList<Path>(temporary);
        if (!shared.isEmpty()) {
            archives.add(ImageArchive.of(docker.orElseThrow(), shared));
        }
        return new HandedInImages(
                List.copyOf(archives), List.copyOf(own), shared, List.copyOf(temporary), List.copyOf(unused));
    }

    /** Throws {@link NoImage} with a node's own words if it takes one of its own not. */
    void load(Cluster cluster) {
        for (var archive : archives) {
            try {
                cluster.load(archive);
            } catch (IllegalStateException refused) {
                throw temporary.contains(archive) ? NoImage.refused(own, refused) : refused;
            }
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
        for (var archive : temporary) {
            try {
                Files.deleteIfExists(archive);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + archive, e);
            }
        }
    }
}
