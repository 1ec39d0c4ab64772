package lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.cluster.Node;
import lab.observe.Pods;
import lab.observe.Rollout;
import org.awaitility.core.ThrowingRunnable;

/** A node that is stopped, and what is waited for until the rest has taken over. */
record Outage(Lab lab, Node node, List<String> served, List<String> doomed) {

    /** The node that is to be stopped, with the pods on it that others are to replace; throws {@link AssertionError} if nothing serves that could be lost. */
    static Outage ofOne(Lab lab) {
        var deployed = lab.deployed();
        var node = deployed.agentWithFrontend(lab.cluster());
        return new Outage(
                lab,
                node,
                served(lab),
                deployed.pipeline()
                        .deployed()
                        .filter(part -> !part.workload().isBoundToNodes())
                        .flatMap(part -> deployed.pods(part).stream())
                        .filter(pod -> Pods.serves(pod)
                                && node.name().equals(pod.getSpec().getNodeName()))
                        .map(pod -> pod.getMetadata().getName())
                        .toList());
    }

    /** The Deployments that are whole: what is so now can be so again. Throws {@link AssertionError} if none is. */
    static List<String> served(Lab lab) {
        var served = lab.deployed()
                .pipeline()
                .deployed()
                .map(part -> Rollout.of(part.workload()))
                .filter(Rollout::complete)
                .map(Rollout::workload)
                .toList();
        assertThat(served).as("Deployments with all pods Ready").isNotEmpty();
        return served;
    }

    /** Whether each service has a pod elsewhere that goes on answering. */
    boolean spares() {
        var deployed = lab.deployed();
        return deployed.pipeline()
                .deployed()
                .allMatch(part -> deployed.pods(part).stream()
                        .anyMatch(pod -> Pods.serves(pod)
                                && !node.name().equals(pod.getSpec().getNodeName())));
    }

    /** Why the cluster can not stop it. */
    Optional<String> impossible() {
        return lab.cluster().cannotStop(node);
    }

    /** Stops it; returns when it died. */
    Instant begin() {
        lab.recorder().add("Stop", "asked", node.name(), Map.of("pods", doomed));
        var died = lab.cluster().stop(node);
        var timings = lab.cluster().timings();
        lab.progress()
                .say(
                        "%s is stopped, with %s on it; its pods are to be replaced within %d s (%s timings)",
                        node, doomed, timings.eviction().toSeconds(), timings.name());
        return died;
    }

    void awaitEviction(Instant died) {
        within(
                died,
                lab.cluster().timings().eviction(),
                "the pods of " + node + " are Terminating",
                // or gone: where they have no grace period nobody has to confirm their end
                () -> assertThat(lab.deployed().pods())
                        .filteredOn(pod -> doomed.contains(pod.getMetadata().getName()))
                        .filteredOn(pod -> !Pods.terminates(pod))
                        .extracting(pod -> pod.getMetadata().getName())
                        .isEmpty());
    }

    void awaitHealed(Instant died, Duration patience) {
        within(
                died,
                lab.cluster().timings().eviction().plus(patience),
                "all replicas of " + served + " are Ready on the survivors",
                () -> lab.deployed().assertServed(served, lab.cluster().others(node)));
    }

    private void within(Instant died, Duration most, String condition, ThrowingRunnable assertion) {
        lab.progress()
                .counting(
                        died,
                        most,
                        condition,
                        () -> lab.until()
                                .holds(condition, most.minus(Duration.between(died, Instant.now())), assertion));
        lab.progress()
                .say(
                        "%s, %.1f s after the stop",
                        condition, Duration.between(died, Instant.now()).toMillis() / 1000.0);
    }
}
