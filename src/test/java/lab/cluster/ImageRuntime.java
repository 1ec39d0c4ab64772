package lab.cluster;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps a node's images, by what {@code node.status.nodeInfo.containerRuntimeVersion} begins with. */
enum ImageRuntime {
    CONTAINERD(
            List.of("ctr", "-n", "k8s.io", "images", "import"),
            List.of("ctr", "-n", "k8s.io", "images", "rm"),
            List.of("ctr", "-n", "k8s.io", "images", "ls", "-q")),
    DOCKER(
            List.of("docker", "load", "-i"),
            List.of("docker", "rmi", "--force"),
            List.of("docker", "images", "--format", "{{.Repository}}:{{.Tag}}"));

    private final List<String> load;
    private final List<String> unload;
    private final List<String> list;

    ImageRuntime(List<String> load, List<String> unload, List<String> list) {
        this.load = load;
        this.unload = unload;
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
        node.run(Stream.concat(load.stream(), Stream.of(archive)).toArray(String[]::new));
    }

    /** Takes images off it, as soon as it answers; none that is not there is missed. */
    void unload(NodeContainer node, List<String> images) {
        await(node);
        node.run(Stream.concat(unload.stream(), images.stream()).toArray(String[]::new));
    }

    /** Returns when it answers, with its images as {@code docker.io/library/frontend-app:lab}; throws with the node's last words if it has exited. */
    List<String> await(NodeContainer node) {
        return new Startup(node)
                .await("the images of " + node.name(), () -> node.runs(list.toArray(String[]::new)))
                .lines()
                .map(ImageRuntime::full)
                .toList();
    }

    /** Docker leaves out what is usual; containerd does not. */
    static String full(String name) {
        var slash = name.indexOf('/');
        if (slash < 0) {
            return name.startsWith("sha256:") ? name : "docker.io/library/" + name;
        }
        var first = name.substring(0, slash);
        return first.contains(".") || first.contains(":") || first.equals("localhost") ? name : "docker.io/" + name;
    }
}
