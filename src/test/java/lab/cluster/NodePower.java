package lab.cluster;

import java.time.Instant;
import java.util.Optional;

/** How the machine behind a node is switched off and on. */
interface NodePower {

    /** Why the node can not be stopped; empty if it can. */
    Optional<String> cannotStop(Node node);

    /** Returns when the node is dead, and says since when. */
    Instant stop(Node node);

    /** Returns when its machine runs; the node joins again by itself. */
    void start(Node node);

    /** Whether Docker tells of it when a node is stopped or started. */
    boolean isSeenByDocker();
}
