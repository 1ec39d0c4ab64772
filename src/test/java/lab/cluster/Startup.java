package lab.cluster;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.utility.LogUtils;

/** A node on its way up: what it brings is waited for, but not from a node that has exited. */
record Startup(NodeContainer node) {

    /** From a container's start until its node can be used: 12 s measured on 2 cores. */
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LAST_LINES = 10;

    /** Waits until the attempt brings something; throws as {@link #requireRunning}, or after 3 minutes. An API server that refuses is asked again. */
    <T> T await(String what, Callable<Optional<T>> attempt) {
        try {
            return Awaitility.await(what)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_LOOKS)
                    .atMost(DEADLINE)
                    .ignoreException(KubernetesClientException.class)
                    .until(
                            () -> {
                                requireRunning();
                                return attempt.call();
                            },
                            Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException late) {
            throw new IllegalStateException(
                    "not within %d s: %s. Node %s said last:%n%s"
                            .formatted(DEADLINE.toSeconds(), what, node.name(), lastWords()),
                    late);
        }
    }

    /** Throws {@link IllegalStateException} with the node's last words if it has exited. */
    void requireRunning() {
        var state = node.inspect().getState();
        if ("exited".equals(state.getStatus()) || "dead".equals(state.getStatus())) {
            throw new IllegalStateException("node %s exited with code %d. Its last words:%n%s"
                    .formatted(node.name(), state.getExitCodeLong(), lastWords()));
        }
    }

    /** Of each stream, for Docker does not keep the order between the two: a k3s that explains its flags at length says beside that which one was wrong. */
    private String lastWords() {
        return Stream.of(OutputType.STDOUT, OutputType.STDERR)
                .map(stream -> LogUtils.getOutput(node.docker(), node.name(), stream)
                        .lines()
                        .toList())
                .flatMap(lines -> lines.stream().skip(Math.max(0, lines.size() - LAST_LINES)))
                .collect(joining("\n"));
    }
}
