package lab.cluster;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A cluster's name, and with it its nodes': {@code NAME}, {@code NAME-m02}, {@code NAME-m03}, as minikube names them. */
public record ClusterName(String value) {

    /** The lab's own cluster, the one that is explored: there is one on a machine. */
    public static final ClusterName EXPLORED = new ClusterName("pipeline-cluster");

    /** A name for a test run, so that two runs can share a machine. */
    public static ClusterName unique() {
        return new ClusterName(EXPLORED.value + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt(), 4));
    }

    public Node server() {
        return new Node(value, Node.Role.SERVER);
    }

    public List<Node> agents() {
        return List.of(new Node(value + "-m02", Node.Role.AGENT), new Node(value + "-m03", Node.Role.AGENT));
    }

    @Override
    public String toString() {
        return value;
    }
}
