package lab.cluster;

import java.time.Instant;

/** What Docker says of a node's container: {@code die} is when its kubelet ended. */
public record NodeEvent(Instant at, String node, String what) {}
