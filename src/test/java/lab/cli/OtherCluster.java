package lab.cli;

import java.util.Optional;
import lab.CalledFrom;
import lab.cluster.Cluster;
import lab.cluster.ClusterName;
import lab.cluster.ExistingCluster;
import lab.cluster.MinikubeCluster;
import lab.cluster.Timings;
import lab.pipeline.Manifests;
import picocli.CommandLine.Option;

/** The options that name a cluster which is not the lab's own. */
final class OtherCluster {

    @Option(names = "--context", paramLabel = "NAME", descriptionKey = "other.context")
    private String context;

    @Option(names = "--kubeconfig", paramLabel = "FILE", descriptionKey = "other.kubeconfig")
    private String kubeconfig;

    @Option(names = "--minikube", descriptionKey = "other.minikube")
    private boolean minikube;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            defaultValue = Manifests.NAMESPACE,
            descriptionKey = "other.namespace")
    private String namespace;

    @Option(names = "--stop-command", paramLabel = "COMMAND", descriptionKey = "other.stop-command")
    private String stopCommand;

    @Option(names = "--start-command", paramLabel = "COMMAND", descriptionKey = "other.start-command")
    private String startCommand;

    @Option(names = "--timings", paramLabel = "fast|classroom", descriptionKey = "other.timings")
    private String timings;

    boolean isGiven() {
        return context != null || kubeconfig != null || minikube;
    }

    String namespace() {
        return namespace;
    }

    /** Throws in one sentence if it can not be reached, or lacks something. */
    Cluster cluster() {
        return minikube
                ? MinikubeCluster.start(ClusterName.EXPLORED)
                : ExistingCluster.of(
                        Optional.ofNullable(kubeconfig).map(CalledFrom::path),
                        Optional.ofNullable(context),
                        Optional.ofNullable(stopCommand),
                        Optional.ofNullable(startCommand),
                        Optional.ofNullable(timings).map(Timings::named));
    }
}
