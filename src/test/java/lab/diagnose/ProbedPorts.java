package lab.diagnose;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.Objects;
import java.util.stream.Stream;
import lab.pipeline.Part;

/** Where a pod's programs listen because Kubernetes says so: a probe that succeeds got an answer there. */
final class ProbedPorts {

    private ProbedPorts() {}

    /** The ports that its startup and readiness probes ask, if they have succeeded. */
    static Stream<Integer> of(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .flatMap(status -> pod.getSpec().getContainers().stream()
                        .filter(container -> container.getName().equals(status.getName()))
                        .flatMap(container ->
                                succeeded(container, status).flatMap(probe -> Part.number(probe, container).stream())));
    }

    private static Stream<Probe> succeeded(Container container, ContainerStatus status) {
        return Stream.of(
                        Boolean.TRUE.equals(status.getStarted()) ? container.getStartupProbe() : null,
                        Boolean.TRUE.equals(status.getReady()) ? container.getReadinessProbe() : null)
                .filter(Objects::nonNull);
    }
}
