package lab.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Shell commands of the user's, such as {@code ssh {node} sudo systemctl stop kubelet}.
 *
 * @param limit how long one may take
 */
record CommandPower(String stop, String start, Duration limit) implements NodePower {

    @Override
    public Optional<String> cannotStop(Node node) {
        return Optional.empty();
    }

    @Override
    public Instant stop(Node node) {
        run(stop, node);
        return Instant.now();
    }

    @Override
    public void start(Node node) {
        run(start, node);
    }

    @Override
    public boolean isSeenByDocker() {
        return false;
    }

    private void run(String template, Node node) {
        Command.of(limit, "sh", "-c", template.replace("{node}", "'" + node.name() + "'"))
                .run();
    }
}
