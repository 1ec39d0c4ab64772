package lab.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.ResourceBundle;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** An image that is not built from this project's own code; images.properties says where each comes from. */
public enum ImageSource {
    NODE,
    PAUSE,
    DNS,
    JDK,
    BASE;

    private final String property = "lab." + name().toLowerCase() + ".image";
    private final String published;
    private final String offline;

    ImageSource() {
        var sources = ResourceBundle.getBundle("lab.images.images")
                .getString(property)
                .split(" ");
        this.published = sources[0];
        this.offline = sources[1];
    }

    /** The image asked for, else the public one; the offline one only if it is on this machine and the public one is not. */
    public String choose(DockerClient docker) {
        var asked = System.getProperty(
                property, System.getenv(property.toUpperCase().replace('.', '_')));
        if (asked != null && !asked.isBlank()) {
            return asked;
        }
        return !isHere(docker, published) && isHere(docker, offline) ? offline : published;
    }

    /** The chosen image, which is on this machine when this returns: pulled, if need be, once and with the user's own credentials. */
    public String provide(DockerClient docker) {
        var image = choose(docker);
        if (!isHere(docker, image)) {
            new RemoteDockerImage(DockerImageName.parse(image)).get();
        }
        return image;
    }

    /** Whether the image is on this machine's Docker. */
    public static boolean isHere(DockerClient docker, String image) {
        try {
            docker.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }
}
