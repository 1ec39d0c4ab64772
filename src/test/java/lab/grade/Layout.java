package lab.grade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lab.preflight.YamlFiles;

/**
 * Where a submission has what it consists of: the same for all of a batch.
 *
 * @param manifests a file or folder in its home; the home itself if it is empty
 * @param images as {@link HandedInImage} takes them, files and folders in its home
 */
public record Layout(String manifests, List<String> images) {

    /** Throws {@link IllegalArgumentException} for an image's name that Docker does not allow. */
    public Layout {
        images.forEach(image -> HandedInImage.of(image, Path.of("")));
    }

    /** Somebody may hand in a single file of manifests. */
    Path manifestsIn(Path home) {
        return Files.isRegularFile(home) ? home : home.resolve(manifests).normalize();
    }

    /** Throws {@link lab.preflight.Unreadable} where something of it is a link to a place that was not handed in. */
    void requireInside(Path home) {
        var folder = Files.isDirectory(home) ? home : home.toAbsolutePath().getParent();
        Stream.concat(Stream.of(manifestsIn(home)), imagesIn(home).stream().map(HandedInImage::path))
                .filter(path -> path.startsWith(folder))
                .forEach(path -> YamlFiles.inside(folder, path));
    }

    List<HandedInImage> imagesIn(Path home) {
        return images.stream().map(image -> HandedInImage.of(image, home)).toList();
    }
}
