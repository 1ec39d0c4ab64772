package lab.cluster;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import lab.images.ImageName;

/** What keeps a node's images, by what {@code node.status.nodeInfo.containerRuntimeVersion} begins with. */
enum ImageRuntime {
    CONTAINERD(
            List.of("ctr", "-n", "k8s.io", "images", "import"),
            List.of("ctr", "-n", "k8s.io", "images", "rm"),
            List.of("ctr", "-n", "k8s.io", "images", "tag", "--force"),
            List.of("ctr", "-n", "k8s.io", "images", "ls")),
    DOCKER(
            List.of("docker", "load", "-i"),
            List.of("docker", "rmi", "--force"),
            List.of("docker", "tag"),
            List.of("docker", "images", "--no-trunc", "--format", "{{.Repository}}:{{.Tag}} - {{.ID}}"));

    /** The columns of a list: an image's name, what kind it is, the digest of what it consists of. */
    private static final int NAME = 0;

    private static final int DIGEST = 2;
    private static final String HEADER = "REF ";

    private final List<String> load;
    private final List<String> unload;
    private final List<String> tag;
    private final List<String> list;

    ImageRuntime(List<String> load, List<String> unload, List<String> tag, List<String> list) {
        this.load = load;
        this.unload = unload;
        this.tag = tag;
        this.list = list;
    }

    static Optional<ImageRuntime> of(String version) {
        return Stream.of(values())
                .filter(runtime -> version.startsWith(runtime.name().toLowerCase(Locale.ROOT) + ":"))
                .findFirst();
    }

    /** Puts the images of a {@code docker save} archive, which is on the node, among the node's, as soon as it answers. */
    void load(NodeContainer node, String archive) {
        await(node);
        run(node, load, Stream.of(archive));
    }

    /** Takes images off it, as soon as it answers; none that is not there is missed. */
    void unload(NodeContainer node, List<String> images) {
        await(node);
        run(node, unload, images.stream());
    }

    /** Gives an image this name, too, whatever had it before. */
    void tag(NodeContainer node, String image, String name) {
        run(node, tag, Stream.of(image, name));
    }

    private static void run(NodeContainer node, List<String> command, Stream<String> arguments) {
        node.run(Stream.concat(command.stream(), arguments).toArray(String[]::new));
    }

    /** Returns when it answers, with its images, as {@code docker.io/library/frontend-app:lab}, and their digests; throws with the node's last words if it has exited. */
    Map<String, String> await(NodeContainer node) {
        return new Startup(node)
                .await("the images of " + node.name(), () -> node.runs(list.toArray(String[]::new)))
                .lines()
                .filter(line -> !line.startsWith(HEADER))
                .map(line -> line.split("\\s+"))
                .collect(toMap(
                        line -> ImageName.full(line[NAME]), line -> line[DIGEST], (one, same) -> one, TreeMap::new));
    }
}
