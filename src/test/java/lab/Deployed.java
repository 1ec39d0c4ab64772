package lab;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lab.cluster.Cluster;
import lab.cluster.Node;
import lab.observe.Pods;
import lab.pipeline.LetterService;
import lab.pipeline.Part;
import lab.pipeline.Pipeline;

/**
 * The submission as it was on the cluster at one moment.
 *
 * @param pods of the three services, those that end included
 */
public record Deployed(Pipeline pipeline, List<Pod> pods) {

    static Deployed now(KubernetesClient kubernetes, String namespace) {
        var pipeline = Pipeline.of(kubernetes, namespace);
        return new Deployed(
                pipeline,
                kubernetes.pods().inNamespace(namespace).list().getItems().stream()
                        .filter(pod -> pipeline.parts().stream().anyMatch(part -> part.owns(pod)))
                        .toList());
    }

    /** The names of the Deployments that are there. */
    public List<String> names() {
        return pipeline.deployed().map(Part::name).toList();
    }

    /** The pods of one service, those that end included. */
    public List<Pod> pods(Part part) {
        return pods.stream().filter(part::owns).toList();
    }

    /** The pods of one service, those that end included. */
    public List<Pod> pods(LetterService role) {
        return pods(pipeline.part(role));
    }

    /** Throws {@link AssertionError} unless all replicas of each of these Deployments serve on these nodes. */
    public void assertServed(List<String> deployments, List<Node> nodes) {
        var wanted = pipeline.deployed()
                .filter(part -> deployments.contains(part.name()))
                .collect(toMap(Part::name, part -> wanted(part, nodes)));
        assertThat(serving(nodes)).as("Ready pods on " + nodes).containsAllEntriesOf(wanted);
    }

    /** Of those that stay with their nodes only what is on these. */
    private long wanted(Part part, List<Node> nodes) {
        return part.workload().isBoundToNodes()
                ? pods(part).stream()
                        .filter(pod -> nodes.stream()
                                .anyMatch(
                                        node -> node.name().equals(pod.getSpec().getNodeName())))
                        .count()
                : part.replicas();
    }

    /**
     * An agent that runs a frontend: of all pods a frontend's loss is the harshest, for nobody but its client can notice. Of two that do,
     * or if none does, the one with more of the services.
     */
    public Node agentWithFrontend(Cluster cluster) {
        return cluster.nodes().stream()
                .filter(node ->
                        node.role() == Node.Role.AGENT && !servedBy(node).isEmpty())
                .max(comparing((Node agent) -> servedBy(agent).contains(LetterService.FRONTEND))
                        .thenComparing(agent -> servedBy(agent).size()))
                .orElseThrow(() -> new AssertionError("no agent has a pod that serves: " + serving(cluster.nodes())));
    }

    private Set<LetterService> servedBy(Node node) {
        return pipeline.deployed()
                .filter(part -> serving(part).anyMatch(node.name()::equals))
                .map(Part::role)
                .collect(toSet());
    }

    /** How many pods of each service serve on these nodes, by the name of its Deployment. */
    private Map<String, Long> serving(List<Node> nodes) {
        var names = nodes.stream().map(Node::name).toList();
        return pipeline.deployed()
                .collect(toMap(
                        Part::name,
                        part -> serving(part).filter(names::contains).count()));
    }

    private Stream<String> serving(Part part) {
        return pods(part).stream().filter(Pods::serves).map(pod -> pod.getSpec().getNodeName());
    }
}
