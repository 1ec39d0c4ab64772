package lab.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How images come to a cluster's nodes without a registry. */
interface ImageLoader {

    /** Why they can not; empty if they can. */
    Optional<String> cannotLoad();

    /** Puts the images of a {@code docker save} archive on every running node. */
    void load(Path archive);

    /** Takes the images of these full names off every running node. */
    void unload(List<String> images);

    /** Gives an image of every running node another full name, too, whatever had it before. */
    void tag(String image, String name);
}
