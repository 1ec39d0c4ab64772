package lab.observe;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;

/** Waiting for Kubernetes: a condition with a name, a deadline, and a failure that shows the last state. */
public record Until(KubernetesClient kubernetes, String namespace) {

    /** A node's container runs → it is Ready: 9 s measured on 2 cores, much more where images are pulled first. */
    public static final Duration NODE_STARTED = Duration.ofMinutes(3);
    /** A pod is scheduled → it is Ready: when the manifests' liveness probe would restart it. */
    public static final Duration POD_STARTED = Duration.ofSeconds(60);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** Returns once the assertion holds, which is looked at even past the deadline; throws {@link AssertionError} with what it still lacked. */
    public void holds(String condition, Duration deadline, ThrowingRunnable assertion) {
        lacking(condition, deadline, assertion).ifPresent(lacking -> {
            throw new AssertionError("not within %.0f s: %s%n%s%nThe cluster at that moment:%s"
                    .formatted(deadline.toMillis() / 1000.0, condition, lacking, Snapshot.of(kubernetes, namespace)));
        });
    }

    /**
     * What the last look that came back still lacked; empty once the assertion holds. Awaitility itself forgets it where the deadline falls
     * into a look, as it mostly does on a busy machine or at an API that does not answer.
     */
    static Optional<String> lacking(String condition, Duration deadline, ThrowingRunnable assertion) {
        var last = new AtomicReference<>("no look at it came back");
        try {
            await(condition)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_LOOKS)
                    .atMost(deadline.compareTo(BETWEEN_LOOKS) > 0 ? deadline : BETWEEN_LOOKS)
                    .untilAsserted(() -> {
                        try {
                            assertion.run();
                        } catch (AssertionError lacking) {
                            last.set(String.valueOf(lacking.getMessage()).strip());
                            throw lacking;
                        }
                    });
            return Optional.empty();
        } catch (ConditionTimeoutException late) {
            return Optional.of(last.get());
        }
    }
}
