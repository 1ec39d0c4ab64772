package lab.preflight;

import java.util.List;
import java.util.stream.Stream;

/** A Service that leads to nobody, or to a port which the pods behind it do not declare, or whose nodePort no node can open. */
final class ServiceRule implements Rule {

    /** Kubernetes' own range. */
    private static final int FIRST_NODE_PORT = 30000;

    private static final int LAST_NODE_PORT = 32767;

    @Override
    public Stream<Warning> warnings(Submission submission) {
        return submission.of("Service").flatMap(service -> {
            var behind = submission.behind(service);
            var dangling = behind.isEmpty() ? service.all("spec", "selector") : Stream.<Node>empty();
            return Stream.concat(
                    dangling.map(selector -> Warning.of(selector.at(), "dangling-selector", service.name())),
                    Stream.concat(
                            service.all("spec", "ports", "*").flatMap(port -> nodePort(service, port)),
                            targets(service, behind)));
        });
    }

    private static Stream<Warning> nodePort(Manifest service, Node port) {
        return port.all("nodePort")
                .filter(node -> node.value() instanceof Number number
                        && (number.longValue() < FIRST_NODE_PORT || number.longValue() > LAST_NODE_PORT))
                .map(node -> Warning.of(node.at(), "node-port", service.name(), node.text()));
    }

    /** A number that nobody notes is only told where no port of the Service leads to one that somebody does: one way in is enough. */
    private static Stream<Warning> targets(Manifest service, List<Manifest> behind) {
        var ports = Ports.of(behind.stream().flatMap(Manifest::containers).toList());
        var targets = service.all("spec", "ports", "*")
                .flatMap(port ->
                        Stream.concat(port.all("targetPort"), port.all("port")).limit(1))
                .toList();
        var leads = targets.stream().anyMatch(ports::has);
        return targets.stream()
                .filter(target ->
                        !behind.isEmpty() && !ports.has(target) && !(leads && target.value() instanceof Number))
                .map(target -> Warning.of(target.at(), "target-port-unknown", service.name(), target.text(), ports));
    }
}
