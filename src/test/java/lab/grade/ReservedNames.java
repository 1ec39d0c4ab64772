package lab.grade;

import java.util.regex.Pattern;
import lab.images.ImageName;

/** Names of images that are not a submission's to bring: those of this lab and those that hold every pod of a cluster, or name its services. */
final class ReservedNames {

    private static final Pattern RESERVED = Pattern.compile(
            "pipeline-lab/.*|(.*/)?(mirrored-)?(pause|coredns(-coredns)?)|rancher/.*|registry\\.k8s\\.io/.*");

    private ReservedNames() {}

    /** Throws {@link NoImage} if that is one of them. */
    static void require(String name) {
        if (RESERVED.matcher(ImageName.of(name).repository()).matches()) {
            throw new NoImage("image.reserved", name);
        }
    }
}
