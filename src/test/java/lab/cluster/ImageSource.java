package lab.cluster;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;

/**
 * Where an image comes from: the public one, or where no registry answers the one {@code ./lab} makes from Debian's packages.
 *
 * @param property system property that names another image; the environment variable is its upper case, {@code LAB_…}
 */
public record ImageSource(String property, String published, String offline) {

    /** What the nodes run. k3s 1.35 and later refuse cgroup v1 hosts unless told otherwise. */
    public static final ImageSource NODE = new ImageSource("lab.node.image", "rancher/k3s:v1.34.6-k3s1", "pipeline-lab/node:v1.20.2");
    /** What the services' images are built on. */
    public static final ImageSource JRE = new ImageSource("lab.jre.image", "eclipse-temurin:17-jre", "pipeline-lab/jre:17");

    /** The image asked for, else the public one; the offline one only if it is on this machine and the public one is not. */
    public String choose(DockerClient docker) {
        var asked = System.getProperty(property, System.getenv(property.toUpperCase().replace('.', '_')));
        if (asked != null && !asked.isBlank()) {
            return asked;
        }
        return !isHere(docker, published) && isHere(docker, offline) ? offline : published;
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
