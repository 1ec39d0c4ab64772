package lab.preflight;

import java.util.List;
import java.util.stream.Stream;

/** No readiness probe, or a probe at a port that the container does not have. */
final class ProbeRule implements Rule {

    private static final List<String> PROBES = List.of("readinessProbe", "livenessProbe", "startupProbe");

    @Override
    public Stream<Warning> warnings(Submission submission) {
        return submission.workloads().flatMap(workload -> {
            var ready = workload.containers()
                    .anyMatch(container ->
                            container.all("readinessProbe").findFirst().isPresent());
            var wrong = workload.containers()
                    .flatMap(container -> PROBES.stream()
                            .flatMap(probe -> Stream.of("httpGet", "tcpSocket", "grpc")
                                    .flatMap(way -> container
                                            .all(probe, way, "port")
                                            .filter(port -> !Ports.of(List.of(container))
                                                    .has(port))
                                            .map(port -> Warning.of(
                                                    port.at(),
                                                    "probe-port",
                                                    workload.name(),
                                                    probe,
                                                    port.text(),
                                                    Ports.of(List.of(container)))))));
            return ready
                    ? wrong
                    : Stream.concat(
                            Stream.of(Warning.of(workload.atPod("containers", "0"), "no-readiness", workload.name())),
                            wrong);
        });
    }
}
