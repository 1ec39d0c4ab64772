/** Clusters: the lab's own, whose nodes are Docker containers that are made, tuned and removed here; and others, which are used and left as they were. */
package lab.cluster;
