package lab.diagnose;

import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a student types beside kubectl, by the tool that made the nodes; where that does not show, the lab's text's own.
 *
 * @param load brings an image to all nodes: {@code %s} is the image
 * @param open shows a Service's page: {@code %s} is the Service, {@code %d} its port
 */
record ClusterTool(String load, String open) {

    private static final String FORWARD = "kubectl port-forward service/%s 8080:%d";
    private static final Pattern KIND = Pattern.compile("kind://[^/]+/([^/]+)/.*");
    private static final Pattern K3D = Pattern.compile("k3d-(.+)-(?:server|agent)-\\d+");

    static ClusterTool of(List<Node> nodes) {
        return nodes.stream()
                .flatMap(node -> Stream.of(minikube(node), kind(node), k3d(node)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(minikube("pipeline-cluster"));
    }

    String load(String image) {
        return load.formatted(image);
    }

    String open(String service, int port) {
        return open.formatted(service, port);
    }

    private static Optional<ClusterTool> minikube(Node node) {
        var labels = Optional.ofNullable(node.getMetadata().getLabels()).orElse(Map.of());
        return Optional.ofNullable(labels.get("minikube.k8s.io/name")).map(ClusterTool::minikube);
    }

    private static ClusterTool minikube(String profile) {
        return new ClusterTool("minikube -p " + profile + " image load %s", "minikube -p " + profile + " service %s");
    }

    private static Optional<ClusterTool> kind(Node node) {
        return Optional.ofNullable(node.getSpec())
                .flatMap(spec -> Optional.ofNullable(spec.getProviderID()))
                .map(KIND::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new ClusterTool("kind load docker-image %s --name " + matcher.group(1), FORWARD));
    }

    private static Optional<ClusterTool> k3d(Node node) {
        return Optional.of(K3D.matcher(node.getMetadata().getName()))
                .filter(matcher -> matcher.matches())
                .map(matcher -> new ClusterTool("k3d image import %s -c " + matcher.group(1), FORWARD));
    }
}
