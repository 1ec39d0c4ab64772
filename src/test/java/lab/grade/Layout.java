package lab.grade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    List<HandedInImage> imagesIn(Path home) {
        return images.stream().map(image -> HandedInImage.of(image, home)).toList();
    }
}
