package lab.grade;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lab.cluster.Cluster;
import lab.cluster.Node;
import lab.images.ContentHash;
import lab.images.ImageName;

/**
 * The images that nodes had before a submission's came.
 *
 * @param digests by node and full name
 * @param shared the full names of those that are as this machine's Docker has them
 * @param absent the full names of those of the submission that they had not: nobody after it must find them there
 * @param replaced the full names of those that they had, by the name under which these are kept meanwhile
 */
record NodeImages(
        Map<Node, Map<String, String>> digests, Set<String> shared, List<String> absent, Map<String, String> replaced) {

    private static final String KEPT = "docker.io/pipeline-lab/kept:";

    /** Looks what there is, and keeps what would be replaced. */
    static NodeImages before(Cluster cluster, HandedInImages images) {
        var own = images.own();
        var shared = images.shared().stream().map(ImageName::full).collect(toSet());
        var digests = cluster.nodes().stream().filter(cluster::isRunning).collect(toMap(node -> node, cluster::images));
        if (own.isEmpty() || cluster.cannotLoad().isPresent()) {
            return new NodeImages(digests, shared, List.of(), Map.of());
        }
        var absent = cluster.lacked(own);
        var replaced = own.stream()
                .map(ImageName::full)
                .filter(name -> !absent.contains(name))
                .collect(toMap(name -> KEPT + ContentHash.of(name).shortForm(), name -> name));
        replaced.forEach((kept, name) -> cluster.tag(name, kept));
        return new NodeImages(digests, shared, absent, replaced);
    }

    /** The submission's go, and what they replaced is back. */
    void restore(Cluster cluster) {
        replaced.forEach(cluster::tag);
        var gone = Stream.concat(absent.stream(), replaced.keySet().stream()).toList();
        if (!gone.isEmpty()) {
            cluster.unload(gone);
        }
    }

    /** Throws {@link IllegalStateException} if a name that a node had stands for something else now, or for nothing: no pod after this one could be believed. */
    void requireUnchanged(Cluster cluster) {
        digests.forEach((node, before) -> {
            var now = cluster.images(node);
            before.forEach((name, digest) -> {
                if (!name.contains("sha256:") && !shared.contains(name) && !digest.equals(now.get(name))) {
                    throw new IllegalStateException(
                            "image %s of node %s is not what it was before this submission".formatted(name, node));
                }
            });
        });
    }
}
