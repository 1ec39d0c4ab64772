package lab.healing;

import static java.time.Duration.ZERO;

import java.time.Duration;
import lab.cluster.Timings;
import lab.healing.Phase.Step;
import lab.pipeline.Letter;

/**
 * When each step is to happen, by the cluster's settings: silence for the grace period, seen at one of two looks of the controller, then
 * the toleration. The kubelet's last heartbeat is up to a quarter of its lease older than its end.
 *
 * @param toleration of the pods that were on the node, the longest
 * @param podStart how long the pods of this run took from their creation to Ready, the longest
 */
record Prediction(Timings timings, Duration toleration, Duration podStart) {

    Band of(Step step) {
        var heartbeat = timings.lease().dividedBy(4);
        var grace = timings.gracePeriod();
        var look = timings.monitorPeriod();
        var limit = Duration.ofMillis((long) (1000 / timings.evictionRate()));
        var noticed = Band.of(grace.minus(heartbeat), grace.plus(look.multipliedBy(2)));
        var tainted = noticed.plus(0, seconds(look.plus(limit)));
        var evicted = tainted.plus(seconds(toleration), seconds(toleration.plus(look)));
        var started = evicted.plus(0, seconds(podStart) + 1);
        return switch (step) {
            case LAST_HEARTBEAT -> Band.of(heartbeat.negated(), ZERO);
            case NOT_READY -> noticed;
            case ENDPOINTS_REMOVED -> noticed.plus(0, 1);
            case TAINTED -> tainted;
            case EVICTED -> evicted;
            case CREATED, SCHEDULED -> evicted.plus(0, 1);
            case STARTED, READY -> started;
            case ANSWERED -> started.plus(seconds(Letter.WHOLE), seconds(Letter.WHOLE.plus(Letter.SLACK)));
        };
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
