package lab.diagnose;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * A node that stops.
 *
 * @param pods those that were on it
 * @param survivors the nodes that are left
 * @param volumes of the cluster
 */
record Loss(Node node, List<Pod> pods, List<Node> survivors, List<PersistentVolume> volumes) {}
