package lab.pipeline;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lab.cluster.Cluster;
import lab.cluster.Node;

/** The project's own three services, by its own manifests. */
public record OwnPipeline(Images images) implements Submission {

    @Override
    public String name() {
        return Manifests.FOLDER.toString();
    }

    @Override
    public String namespace() {
        return Manifests.NAMESPACE;
    }

    @Override
    public void load(Cluster cluster) {
        var wanted = Stream.of(LetterService.values()).map(images::reference).toList();
        if (!cluster.nodes().stream().allMatch(node -> has(wanted, cluster, node))) {
            cluster.load(images.archive());
        }
    }

    private static boolean has(List<String> wanted, Cluster cluster, Node node) {
        var there = cluster.images(node);
        return wanted.stream().allMatch(image -> there.containsKey("docker.io/library/" + image));
    }

    /** Kubernetes itself then refuses pods below the restricted standard. */
    @Override
    public void admit(KubernetesClient kubernetes) {
        PodSecurity.RESTRICTED.enforce(kubernetes, namespace());
    }

    @Override
    public List<Path> manifests() {
        Manifests.write(images);
        return List.of(Manifests.FOLDER, Manifests.OVERLAY);
    }
}
