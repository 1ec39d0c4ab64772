package lab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A node on its way up: what it brings is waited for, but not from a node that has exited. */
record Startup(NodeContainer node) {

    /** From a container's start until its node can be used: 12 s measured on 2 cores. */
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LAST_LINES = 20;

    /** Waits until the attempt brings something; throws as {@link #requireRunning}, or after 3 minutes. An API server that refuses is asked again. */
    <T> T await(String what, Callable<Optional<T>> attempt) {
        try {
            return Awaitility.await(what).pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS).atMost(DEADLINE)
                .ignoreException(KubernetesClientException.class).until(() -> {
                    requireRunning();
                    return attempt.call();
                }, Optional::isPresent).orElseThrow();
        } catch (ConditionTimeoutException late) {
            throw new IllegalStateException("not within %d s: %s. Node %s said last:%n%s".formatted(DEADLINE.toSeconds(), what, node.name(), lastWords()), late);
        }
    }

    /** Throws {@link IllegalStateException} with the node's last words if it has exited. */
    void requireRunning() {
        var state = node.inspect().getState();
        if ("exited".equals(state.getStatus()) || "dead".equals(state.getStatus())) {
            throw new IllegalStateException("node %s exited with code %d. Its last words:%n%s".formatted(node.name(), state.getExitCodeLong(), lastWords()));
        }
    }

    private String lastWords() {
        var said = new StringBuffer();
        try (var log = node.docker().logContainerCmd(node.name()).withStdOut(true).withStdErr(true).withTail(LAST_LINES)
            .exec(new ResultCallback.Adapter<Frame>() {
                @Override
                public void onNext(Frame frame) {
                    said.append(new String(frame.getPayload(), UTF_8));
                }
            })) {
            log.awaitCompletion();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what node " + node.name() + " said", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return said.toString().strip();
    }
}
