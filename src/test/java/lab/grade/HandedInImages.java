package lab.grade;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.DockerClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lab.CalledFrom;
import lab.images.ImageArchive;
import lab.images.ImageSource;

/** The images of a submission, as archives: {@code docker save} files, images that this machine's Docker has, folders with a Dockerfile. */
public final class HandedInImages {

    private HandedInImages() {}

    /**
     * Builds what is to be built. Throws {@link IllegalArgumentException} naming what is neither a file nor a folder nor an image.
     *
     * @param asked a file, {@code NAME:TAG=FOLDER}, or an image's name
     * @param named what the manifests name: what Docker has of it is taken too, for the cluster has no registry
     * @param docker empty if no engine answers
     */
    public static List<Path> archives(List<String> asked, List<String> named, Optional<DockerClient> docker) {
        var archives = new ArrayList<Path>();
        var images = new ArrayList<String>();
        for (var image : asked) {
            var is = image.indexOf('=');
            if (is > 0) {
                images.add(
                        build(engine(docker, image), image.substring(0, is), CalledFrom.path(image.substring(is + 1))));
            } else if (Files.isRegularFile(CalledFrom.path(image))) {
                archives.add(CalledFrom.path(image));
            } else if (isHere(engine(docker, image), image)) {
                images.add(image);
            } else {
                throw new IllegalArgumentException(
                        "--image %s is neither a file nor an image of this machine's Docker; a folder is given as NAME:TAG=FOLDER"
                                .formatted(image));
            }
        }
        docker.ifPresent(engine -> named.stream()
                .map(HandedInImages::tagged)
                .filter(image -> !images.contains(image) && isHere(engine, image))
                .forEach(images::add));
        if (!images.isEmpty()) {
            archives.add(ImageArchive.of(docker.orElseThrow(), images));
        }
        return archives;
    }

    private static String build(DockerClient docker, String name, Path folder) {
        if (!Files.isRegularFile(folder.resolve("Dockerfile"))) {
            throw new IllegalArgumentException("there is no Dockerfile in " + folder);
        }
        try {
            docker.buildImageCmd(folder.toFile())
                    .withTags(Set.of(tagged(name)))
                    .exec(new BuildImageResultCallback())
                    .awaitImageId();
            return tagged(name);
        } catch (DockerClientException failed) {
            throw new IllegalArgumentException(
                    "cannot build %s from %s: %s".formatted(name, folder, failed.getMessage()), failed);
        }
    }

    private static DockerClient engine(Optional<DockerClient> docker, String image) {
        return docker.orElseThrow(() -> new IllegalArgumentException(
                "--image " + image + " is no file, and no Docker engine answers here that could have it"));
    }

    /** Names that Docker itself refuses are none of its images. */
    private static boolean isHere(DockerClient docker, String image) {
        try {
            return image.matches("[\\w./:@-]+") && ImageSource.isHere(docker, image);
        } catch (BadRequestException refused) {
            return false;
        }
    }

    private static String tagged(String image) {
        return image.substring(image.lastIndexOf('/') + 1).contains(":") ? image : image + ":latest";
    }
}
