package lab.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the control plane was started with, as far as it can be seen: of static pods, of k3s' note on its node, of a node's container. */
record Flags(List<String> words) {

    private static final String K3S_NOTE = "k3s.io/node-args";
    /** As Go writes durations, such as {@code 1m30s}. */
    private static final Pattern GO = Pattern.compile("([0-9.]+)(h|ms|m|s)");

    static Flags of(KubernetesClient kubernetes, List<Node> nodes, NodeContainers containers) {
        return new Flags(Stream.of(
                        kubernetes
                                .pods()
                                .inNamespace("kube-system")
                                .withLabelIn("component", "kube-controller-manager", "kube-apiserver")
                                .list()
                                .getItems()
                                .stream()
                                .flatMap(pod -> pod.getSpec().getContainers().stream())
                                .flatMap(Flags::words),
                        nodes.stream()
                                .map(node -> node.getMetadata().getAnnotations().getOrDefault(K3S_NOTE, "[]"))
                                .flatMap(note ->
                                        JsonMapper.shared().readTree(note).valueStream())
                                .map(JsonNode::asString),
                        containers.byNode().values().stream()
                                .flatMap(container ->
                                        Stream.of(container.inspect().getArgs())))
                .flatMap(words -> words)
                .toList());
    }

    /** The value of a flag, given as {@code --FLAG=VALUE} or by way of k3s. */
    Optional<String> value(String flag) {
        var given = Pattern.compile("(--)?(kube-[a-z-]+-arg=)?" + Pattern.quote(flag) + "=(.+)");
        return words.stream()
                .map(given::matcher)
                .filter(Matcher::matches)
                .map(matched -> matched.group(3))
                .findFirst();
    }

    Optional<Duration> duration(String flag) {
        return value(flag).map(Flags::go);
    }

    private static Duration go(String text) {
        return GO.matcher(text)
                .results()
                .map(part -> Duration.ofMillis((long) (Double.parseDouble(part.group(1)) * millis(part.group(2)))))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1_000;
            default -> 1;
        };
    }

    private static Stream<String> words(Container container) {
        return Stream.concat(container.getCommand().stream(), container.getArgs().stream());
    }
}
