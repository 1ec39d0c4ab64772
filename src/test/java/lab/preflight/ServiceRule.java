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
                    service.all("spec", "ports", "*")
                            .flatMap(port -> Stream.concat(nodePort(service, port), target(service, port, behind))));
        });
    }

    private static Stream<Warning> nodePort(Manifest service, Node port) {
        return port.all("nodePort")
                .filter(node -> node.value() instanceof Number number
                        && (number.longValue() < FIRST_NODE_PORT || number.longValue() > LAST_NODE_PORT))
                .map(node -> Warning.of(node.at(), "node-port", service.name(), node.text()));
    }

    private static Stream<Warning> target(Manifest service, Node port, List<Manifest> behind) {
        var containers = behind.stream()
                .flatMap(owner -> Stream.concat(owner.all(Submission.CONTAINERS), owner.all("spec", "containers", "*")))
                .toList();
        return containers.isEmpty()
                ? Stream.empty()
                : Stream.concat(port.all("targetPort"), port.all("port"))
                        .limit(1)
                        .filter(target -> !Ports.of(containers).has(target))
                        .map(target -> Warning.of(
                                target.at(),
                                "target-port-unknown",
                                service.name(),
                                target.text(),
                                Ports.of(containers)));
    }
}
