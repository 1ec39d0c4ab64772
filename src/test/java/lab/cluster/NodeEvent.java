package lab.cluster;

import java.time.Instant;

/** What happened to a node's machine, in Docker's words: {@code die} is when its kubelet ended. */
public record NodeEvent(Instant at, String node, String what) {}
