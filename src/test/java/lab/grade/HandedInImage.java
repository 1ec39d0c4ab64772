package lab.grade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import lab.images.ImageName;

/**
 * An image as it is asked for: a {@code docker save} file, {@code NAME:TAG=FOLDER} with a Dockerfile, or what this machine's Docker has
 * of that name.
 *
 * @param name what a folder's image is to be called
 * @param path the file or folder, if there is one
 */
record HandedInImage(String typed, Optional<String> name, Path path) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._/-]*(:\\d+/[a-z0-9._/-]+)?(:\\w[\\w.-]*)?");

    /** What was typed, where files and folders are in that home; throws {@link IllegalArgumentException} for a name that Docker does not allow. */
    static HandedInImage of(String typed, Path home) {
        var is = typed.indexOf('=');
        if (is > 0 && !NAME.matcher(typed.substring(0, is)).matches()) {
            throw new IllegalArgumentException(
                    "--image %s: the name of an image is small letters, digits and - . _ / with :TAG, as ocr-app:1.0"
                            .formatted(typed));
        }
        return new HandedInImage(
                typed,
                is > 0 ? Optional.of(ImageName.of(typed.substring(0, is)).toString()) : Optional.empty(),
                home.resolve(typed.substring(is > 0 ? is + 1 : 0)).normalize());
    }

    boolean isFile() {
        return name.isEmpty() && Files.isRegularFile(path);
    }
}
