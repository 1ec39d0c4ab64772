package lab.images;

import static java.util.stream.Collectors.joining;

import com.github.dockerjava.api.DockerClient;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Images as {@code docker save} writes them: the form in which they are carried to nodes, which themselves pull nothing. */
public final class ImageArchive {

    private static final Path FOLDER = Path.of("target").toAbsolutePath();

    private static final int MAGIC = 2;

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
            Files.createDirectories(FOLDER);
            var archive = Files.createTempFile(FOLDER, "archive-", ".part");
            archive.toFile().deleteOnExit();
            Files.copy(saved, archive, StandardCopyOption.REPLACE_EXISTING);
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the images " + images + " to " + FOLDER, e);
        }
    }

    /** The names, with their tags, of the images in a {@code docker save} file, compressed or not; throws {@link IllegalArgumentException} for any other file. */
    public static List<String> names(Path archive) {
        try (var file = new BufferedInputStream(Files.newInputStream(archive));
                var tar = new TarArchiveInputStream(plain(file))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals("manifest.json")) {
                    return JsonMapper.shared().readTree(tar.readAllBytes()).findValues("RepoTags").stream()
                            .flatMap(JsonNode::valueStream)
                            .map(JsonNode::asString)
                            .toList();
                }
            }
        } catch (IOException | JacksonException unreadable) {
            throw new IllegalArgumentException(archive + " is no docker save file", unreadable);
        }
        throw new IllegalArgumentException(archive + " is no docker save file");
    }

    private static InputStream plain(InputStream file) throws IOException {
        file.mark(MAGIC);
        var magic = file.readNBytes(MAGIC);
        file.reset();
        return GzipCompressorInputStream.matches(magic, magic.length) ? new GzipCompressorInputStream(file) : file;
    }
}
