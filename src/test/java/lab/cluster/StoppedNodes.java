package lab.cluster;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The nodes that this process has stopped: they are somebody else's, so each is started again, at the latest when the process ends, as by Ctrl-C. */
final class StoppedNodes implements AutoCloseable {

    private final NodePower power;
    private final Set<Node> stopped = ConcurrentHashMap.newKeySet();

    StoppedNodes(NodePower power) {
        this.power = power;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    boolean contains(Node node) {
        return stopped.contains(node);
    }

    Instant stop(Node node) {
        // before it is: an interrupted stop, or one that failed halfway, is undone too
        stopped.add(node);
        return power.stop(node);
    }

    /** Whether it was one of these. */
    synchronized boolean start(Node node) {
        if (!stopped.contains(node)) {
            return false;
        }
        power.start(node);
        return stopped.remove(node);
    }

    /** Starts all, even if one of them fails; then throws what that one threw. */
    @Override
    public void close() {
        RuntimeException failure = null;
        for (var node : stopped) {
            try {
                start(node);
            } catch (RuntimeException failed) {
                if (failure == null) {
                    failure = new IllegalStateException(
                            "node " + node + " is stopped and can not be started again: " + failed.getMessage(),
                            failed);
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
