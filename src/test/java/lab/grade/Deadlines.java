package lab.grade;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a submission may take; the suite's own deadline where empty.
 *
 * @param ready until its pods are Ready
 * @param healed until it is served again after a node's stop, beyond what the cluster's settings predict
 */
public record Deadlines(Optional<Duration> ready, Optional<Duration> healed) {}
