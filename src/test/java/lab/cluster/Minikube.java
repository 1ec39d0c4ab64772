package lab.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code minikube} command of this machine, for one profile. */
record Minikube(String program, ClusterName profile) implements ImageLoader {

    /** The first start of a machine fetches more than a gigabyte. */
    private static final Duration LIMIT = Duration.ofMinutes(15);
    /** What {@code minikube status} ends with if there is no such profile (ExGuestNotFound). */
    private static final int NO_PROFILE = 85;

    boolean exists() {
        return command("status").execute().code() != NO_PROFILE;
    }

    void start() {
        command("start", "--nodes", "3").run();
    }

    void delete() {
        command("delete").run();
    }

    @Override
    public Optional<String> cannotLoad() {
        return Optional.empty();
    }

    @Override
    public void load(Path archive) {
        command("image", "load", archive.toString()).run();
    }

    @Override
    public void unload(List<String> images) {
        command(Stream.concat(Stream.of("image", "rm"), images.stream()).toArray(String[]::new))
                .run();
    }

    @Override
    public void tag(String image, String name) {
        command("image", "tag", image, name).run();
    }

    /** A node that is a container is stopped by Docker, as the lab's text has it; but started here, for in a restarted one no kubelet runs. */
    NodePower power(NodeContainers containers) {
        return new NodePower() {
            @Override
            public Optional<String> cannotStop(Node node) {
                return Optional.empty();
            }

            @Override
            public Instant stop(Node node) {
                return containers.of(node).map(NodeContainer::stop).orElseGet(() -> {
                    command("node", "stop", node.name()).run();
                    return Instant.now();
                });
            }

            @Override
            public void start(Node node) {
                command("node", "start", node.name()).run();
            }

            @Override
            public boolean isSeenByDocker() {
                return true;
            }
        };
    }

    private Command command(String... arguments) {
        return new Command(
                LIMIT,
                Map.of(),
                Stream.concat(Stream.of(program, "-p", profile.value()), Stream.of(arguments))
                        .toList());
    }
}
