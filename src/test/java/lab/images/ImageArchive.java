package lab.images;

import static java.util.stream.Collectors.joining;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Images as {@code docker save} writes them: the form in which they are carried to nodes, which themselves pull nothing. */
public final class ImageArchive {

    private static final Path FOLDER = Path.of("target").toAbsolutePath();

    private ImageArchive() {}

    /** An archive of these images, each on this machine and named with its tag; written anew only when their content changes. */
    public static Path of(DockerClient docker, List<String> images) {
        var content = images.stream()
                .map(image -> image + "@" + docker.inspectImageCmd(image).exec().getId())
                .collect(joining(" "));
        var archive = FOLDER.resolve("archive-" + ContentHash.of(content).shortForm() + ".tar");
        if (Files.exists(archive)) {
            return archive;
        }
        try {
            return Files.move(temporary(docker, images), archive, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the images to " + archive, e);
        }
    }

    /** As {@link #of}, in a file that is the caller's to delete. */
    public static Path temporary(DockerClient docker, List<String> images) {
        var save = docker.saveImagesCmd();
        images.forEach(image -> save.withImage(
                image.substring(0, image.lastIndexOf(':')), image.substring(image.lastIndexOf(':') + 1)));
        try (var saved = save.exec()) {
            var archive = part();
            Files.copy(saved, archive, StandardCopyOption.REPLACE_EXISTING);
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the images " + images + " to " + FOLDER, e);
        }
    }

    /** An empty file, which goes with this program at the latest. */
    static Path part() throws IOException {
        Files.createDirectories(FOLDER);
        var archive = Files.createTempFile(FOLDER, "archive-", ".part");
        archive.toFile().deleteOnExit();
        return archive;
    }
}
