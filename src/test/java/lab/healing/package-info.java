/** What a recording means: when Kubernetes noticed a stopped node, when it had replaced its pods, and what whoever asked for letters saw of it. */
package lab.healing;
