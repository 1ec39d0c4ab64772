/** Three nodes, each a Docker container: how they are made, tuned, stopped, reached, and removed. */
package lab.cluster;
