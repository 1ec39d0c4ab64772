package lab;

import java.time.Duration;
import lab.observe.Until;

/**
 * How long a submission is waited for.
 *
 * @param ready until its pods are Ready
 * @param healed until it is served again after a node's stop, beyond what the cluster's settings predict
 */
public record Patience(Duration ready, Duration healed) {

    public static final Patience USUAL = new Patience(Until.POD_STARTED, Until.POD_STARTED);
}
