package lab.cli;

import lab.cluster.Cluster;
import lab.cluster.ClusterName;
import lab.cluster.K3sCluster;

/** The cluster that {@code ./lab up} started. */
final class ExploredLab {

    private ExploredLab() {}

    /** Throws {@link IllegalStateException} saying what to do when none is up. */
    static Cluster running() {
        return K3sCluster.running(ClusterName.EXPLORED)
                .orElseThrow(() -> new IllegalStateException(Messages.of("none")));
    }
}
