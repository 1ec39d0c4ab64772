package lab.healing;

import static java.time.Duration.ZERO;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Toleration;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import lab.cluster.Timings;
import lab.healing.Phase.Step;
import lab.observe.Pods;
import lab.observe.Seen;
import lab.pipeline.Letter;

/**
 * When each step is to happen, by the cluster's settings: silence for the grace period, seen at one of two looks of the controller, then
 * the toleration. The kubelet's last heartbeat is up to a quarter of its lease older than its end, or what a busy node is late.
 *
 * @param silence how old the node's last heartbeat was when it died
 * @param toleration of the pods that were on the node, the longest
 * @param podStart how long the pods of this run took from their creation to Ready, the longest
 */
record Prediction(Timings timings, Duration silence, Duration toleration, Duration podStart) {

    private static final Duration DEFAULT_TOLERATION = Duration.ofSeconds(300);
    /** How late a busy node's heartbeat may be: 0.5 s were seen on 2 cores with a load of 12. */
    private static final Duration LATE = Duration.ofSeconds(1);

    private static final Duration SHORTEST_START = Duration.ofSeconds(1);

    /**
     * Of a cluster whose pods did this before a node died.
     *
     * @param pods their history
     * @param doomed those on the node
     */
    static Prediction of(Timings timings, Duration silence, List<Seen<Pod>> pods, List<Pod> doomed) {
        return new Prediction(timings, silence, toleration(doomed), podStart(pods));
    }

    private static Duration toleration(List<Pod> doomed) {
        return doomed.stream()
                .flatMap(pod -> pod.getSpec().getTolerations().stream())
                .filter(toleration -> "node.kubernetes.io/unreachable".equals(toleration.getKey()))
                .map(Toleration::getTolerationSeconds)
                .map(seconds -> seconds == null ? Duration.ofDays(1) : Duration.ofSeconds(seconds))
                .max(Duration::compareTo)
                .orElse(DEFAULT_TOLERATION);
    }

    private static Duration podStart(List<Seen<Pod>> pods) {
        var created = new HashMap<String, Instant>();
        var took = new HashMap<String, Duration>();
        for (var seen : pods) {
            var pod = seen.object().getMetadata().getUid();
            created.putIfAbsent(pod, seen.at());
            if (Pods.serves(seen.object())) {
                took.putIfAbsent(pod, Duration.between(created.get(pod), seen.at()));
            }
        }
        return took.values().stream()
                .filter(start -> start.compareTo(SHORTEST_START) > 0)
                .max(Duration::compareTo)
                .orElse(SHORTEST_START);
    }

    Band of(Step step) {
        var heartbeat = timings.lease().dividedBy(4);
        var silent = heartbeat.compareTo(silence) > 0 ? heartbeat : silence;
        var grace = timings.gracePeriod();
        var look = timings.monitorPeriod();
        var limit = Duration.ofMillis((long) (1000 / timings.evictionRate()));
        var noticed = Band.of(grace.minus(silent), grace.plus(look.multipliedBy(2)));
        var tainted = noticed.plus(0, seconds(look.plus(limit)));
        var evicted = tainted.plus(seconds(toleration), seconds(toleration.plus(look)));
        var started = evicted.plus(0, seconds(podStart) + 1);
        return switch (step) {
            case LAST_HEARTBEAT -> Band.of(heartbeat.plus(LATE).negated(), ZERO);
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
