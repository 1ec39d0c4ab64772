package lab.diagnose;

import static lab.diagnose.Cause.INIT_CONTAINER_FAILED;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.pipeline.NextUrl;
import lab.pipeline.Part;

/** An init container runs on and on, for it waits for somebody who does not exist: by its command, a Service of a name that there is not. */
final class InitWaits implements Rule {

    /** All that was applied together is there by then. */
    private static final Duration LONG = Duration.ofSeconds(5);

    private static final Pattern AWAITED = Pattern.compile(
            "(?:nslookup|getent (?:hosts|ahosts)|dig|host|ping(?: -\\S+(?: \\d+)?)*|nc(?: -\\S+(?: \\d+)?)*|telnet|-h|--host[= ]|https?://(?:[^/@ ]*@)?)\\s*([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)");

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.parts().stream()
                .flatMap(part -> evidence.waiting(part).stream()
                        .flatMap(pod -> pod.getStatus().getInitContainerStatuses().stream()
                                .filter(status -> hasRunLong(status, evidence) && !isSidecar(pod, status))
                                .flatMap(status -> finding(part, pod, status, evidence).stream())));
    }

    private static Optional<Finding> finding(Part part, Pod pod, ContainerStatus status, Evidence evidence) {
        var awaited = container(pod, status)
                .flatMap(container -> AWAITED.matcher(String.join(
                                " ",
                                Stream.concat(container.getCommand().stream(), container.getArgs().stream())
                                        .toList()))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !isThere(name, evidence)))
                .findFirst();
        if (awaited.isEmpty() && !evidence.over()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                        INIT_CONTAINER_FAILED,
                        part.name(),
                        List.of(status.getName(), "-"),
                        Stream.concat(
                                        Stream.of("%s, init container %s: Running since %s"
                                                .formatted(
                                                        pod.getMetadata().getName(),
                                                        status.getName(),
                                                        status.getState()
                                                                .getRunning()
                                                                .getStartedAt())),
                                        evidence.log(pod, status.getName()).stream()
                                                .map(line -> "log: " + line))
                                .toList())
                .with(awaited.map(name -> Hint.of("waits", status.getName(), name))
                        .orElse(Hint.of("runs-on", status.getName()))));
    }

    /** Of names outside the cluster nothing is known. */
    private static boolean isThere(String name, Evidence evidence) {
        var url = NextUrl.of("http://" + name);
        if (url.uri().isEmpty() || url.isAddress() || url.isItself()) {
            return true;
        }
        var namespace = url.namespace(evidence.namespace());
        var isOutside = name.contains(".") && !name.contains(".svc") && !namespace.equals(evidence.namespace());
        return isOutside
                || evidence.services().stream()
                        .anyMatch(service -> service.getMetadata().getName().equals(url.service())
                                && service.getMetadata().getNamespace().equals(namespace));
    }

    private static Stream<Container> container(Pod pod, ContainerStatus status) {
        return pod.getSpec().getInitContainers().stream()
                .filter(container -> container.getName().equals(status.getName()));
    }

    private static boolean isSidecar(Pod pod, ContainerStatus status) {
        return container(pod, status).anyMatch(container -> "Always".equals(container.getRestartPolicy()));
    }

    private static boolean hasRunLong(ContainerStatus status, Evidence evidence) {
        var running = status.getState() == null ? null : status.getState().getRunning();
        return running != null
                && Duration.between(Instant.parse(running.getStartedAt()), evidence.now())
                                .compareTo(LONG)
                        >= 0;
    }
}
