package lab.cluster;

import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fast the cluster notices a dead node and replaces its pods. Every deadline of the suite is computed from these.
 *
 * @param monitorPeriod how often the controller looks at the nodes (node-monitor-period)
 * @param gracePeriod silence after which a node counts as dead (node-monitor-grace-period)
 * @param lease lifetime of a kubelet's lease (nodeLeaseDurationSeconds); it is renewed after a quarter of it
 * @param toleration how long pods stay on a dead node (default-…-toleration-seconds)
 * @param evictionRate nodes a second whose pods may be evicted (node-eviction-rate)
 */
public record Timings(
        String name,
        Duration monitorPeriod,
        Duration gracePeriod,
        Duration lease,
        Duration toleration,
        double evictionRate) {

    /** For tests: measured not to flap on 2 busy cores, which a grace period near the lease's renewal does. */
    public static final Timings FAST = new Timings("fast", ofSeconds(1), ofSeconds(6), ofSeconds(4), ofSeconds(1), 10);

    /** Kubernetes' own defaults; the grace period is that of 1.32 and later, older versions use 40 s. */
    public static final Timings CLASSROOM =
            new Timings("classroom", ofSeconds(5), ofSeconds(50), ofSeconds(40), ofSeconds(300), 0.1);

    /** The profile of that name; throws {@link IllegalArgumentException} naming the two that there are. */
    public static Timings named(String name) {
        return Stream.of(FAST, CLASSROOM)
                .filter(timings -> timings.name.equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("unknown timings '" + name + "': use fast or classroom"));
    }

    /** The same, called otherwise. */
    Timings called(String other) {
        return new Timings(other, monitorPeriod, gracePeriod, lease, toleration, evictionRate);
    }

    /** The longest a stopped node may still be called Ready: the grace period and two looks. */
    public Duration detection() {
        return gracePeriod.plus(monitorPeriod.multipliedBy(2));
    }

    /** The longest until the pods of a stopped node are being replaced: older versions taint one look later. */
    public Duration eviction() {
        return detection().plus(monitorPeriod.multipliedBy(2)).plus(toleration).plusMillis((long)
                (1000 / evictionRate));
    }

    /** k3s server arguments; none for the classroom, whose values are the defaults of whatever version runs. */
    public List<String> serverArguments() {
        if (this == CLASSROOM) {
            return List.of();
        }
        return List.of(
                "--kube-controller-manager-arg=node-monitor-period=" + monitorPeriod.toSeconds() + "s",
                "--kube-controller-manager-arg=node-monitor-grace-period=" + gracePeriod.toSeconds() + "s",
                "--kube-controller-manager-arg=node-eviction-rate=" + evictionRate,
                "--kube-apiserver-arg=default-not-ready-toleration-seconds=" + toleration.toSeconds(),
                "--kube-apiserver-arg=default-unreachable-toleration-seconds=" + toleration.toSeconds());
    }

    /** The kubelet's drop-in: the lease can be set in its configuration file only. */
    public String kubeletConfiguration() {
        return """
            apiVersion: kubelet.config.k8s.io/v1beta1
            kind: KubeletConfiguration
            nodeLeaseDurationSeconds: %d
            """.formatted(lease.toSeconds());
    }
}
