package lab.cluster;

import java.util.HashMap;
import java.util.Map;

/** The labels on everything the lab creates in Docker: by them it is found again, and cleaned up. */
final class Labels {

    static final String CLUSTER = "pipeline-lab.cluster";
    static final String ROLE = "pipeline-lab.role";
    static final String TIMINGS = "pipeline-lab.timings";
    /** The process that a test's cluster belongs to; an explored cluster has no owner and stays until {@code ./lab down}. */
    static final String OWNER = "pipeline-lab.owner";

    private Labels() {}

    static Map<String, String> of(ClusterName name) {
        var labels = new HashMap<>(Map.of(CLUSTER, name.value()));
        if (!name.equals(ClusterName.EXPLORED)) {
            labels.put(OWNER, Owner.current().toString());
        }
        return labels;
    }
}
