package lab.diagnose;

import static java.util.Objects.requireNonNullElse;
import static lab.diagnose.Cause.COMMAND_MISSING;
import static lab.diagnose.Cause.CONFIG_MISSING;
import static lab.diagnose.Cause.CRASH;
import static lab.diagnose.Cause.INIT_CONTAINER_FAILED;
import static lab.diagnose.Cause.OUT_OF_MEMORY;
import static lab.diagnose.Cause.ROOT_REFUSED;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lab.pipeline.Part;

/** A container cannot be made, cannot start, or ends. */
final class ContainerRules implements Rule {

    private static final Set<String> NOT_STARTED =
            Set.of("StartError", "ContainerCannotRun", "RunContainerError", "CreateContainerError");
    /** Of a program that heeds SIGTERM, of one that does not know it, and of one that was killed: 128 + 15, 128 + 9. */
    private static final Set<Integer> KILLED = Set.of(0, 143, 137);

    private static final Set<Integer> SIGNALS = Set.of(143, 137);

    private static final int LINES = 8;

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.parts().stream()
                .flatMap(part -> evidence.waiting(part).stream()
                        .flatMap(pod ->
                                Evidence.containers(pod).flatMap(status -> finding(part, pod, status, evidence))));
    }

    private static Stream<Finding> finding(Part part, Pod pod, ContainerStatus status, Evidence evidence) {
        var waiting = status.getState() == null ? null : status.getState().getWaiting();
        var reason = waiting == null ? "" : requireNonNullElse(waiting.getReason(), "");
        var said = waiting == null ? "" : requireNonNullElse(waiting.getMessage(), "");
        var name = pod.getMetadata().getName();
        if (reason.equals("CreateContainerConfigError")) {
            if (said.contains("not found") && !evidence.isSaidSinceApplied(pod, "Failed")) {
                return Stream.empty();
            }
            return Stream.of(new Finding(
                    said.contains("run as root") || said.contains("runAsNonRoot") || said.contains("non-root")
                            ? ROOT_REFUSED
                            : CONFIG_MISSING,
                    part.name(),
                    List.of(said),
                    List.of(name + " " + reason + ": " + said)));
        }
        var ended = ended(status);
        if (NOT_STARTED.contains(reason) || ended != null && NOT_STARTED.contains(ended.getReason())) {
            var words = ended == null ? reason + " " + said : ended.getReason() + " " + ended.getMessage();
            return Stream.of(new Finding(
                            COMMAND_MISSING,
                            part.name(),
                            List.of(status.getName()),
                            List.of("%s: %s".formatted(name, words)))
                    .with(new ProgramWords(pod, status.getName(), List.of(words), evidence).hint()));
        }
        var again = status.getRestartCount() > 0 || reason.equals("CrashLoopBackOff");
        if (ended == null
                || !again && !(evidence.over() && failed(ended))
                || isKill(ended) && isKilledByProbe(pod, evidence)
                || !evidence.over() && mayBeKilledByProbe(pod, status, ended)) {
            return Stream.empty();
        }
        return Stream.of(crash(part, pod, status, ended, evidence));
    }

    private static Finding crash(
            Part part, Pod pod, ContainerStatus status, ContainerStateTerminated ended, Evidence evidence) {
        var log = evidence.log(pod, status.getName());
        // 137 alone is any kill by the kubelet: a failed postStart hook's, an eviction's
        var memory = "OOMKilled".equals(ended.getReason());
        var isInit = pod.getStatus().getInitContainerStatuses().contains(status);
        var limit = pod.getSpec().getContainers().stream()
                .filter(container -> container.getName().equals(status.getName()))
                .filter(container -> container.getResources() != null
                        && container.getResources().getLimits() != null
                        && container.getResources().getLimits().containsKey("memory"))
                .map(container ->
                        container.getResources().getLimits().get("memory").toString())
                .findFirst()
                .orElse("");
        var words = new ProgramWords(pod, status.getName(), log, evidence);
        return new Finding(
                        isInit
                                ? INIT_CONTAINER_FAILED
                                : memory ? OUT_OF_MEMORY : words.isNotStarted() ? COMMAND_MISSING : CRASH,
                        part.name(),
                        List.of(status.getName(), String.valueOf(ended.getExitCode()), limit),
                        Stream.concat(
                                        Stream.of("%s, container %s: %s, exit code %d, started %d times"
                                                .formatted(
                                                        pod.getMetadata().getName(),
                                                        status.getName(),
                                                        ended.getReason(),
                                                        ended.getExitCode(),
                                                        status.getRestartCount() + 1)),
                                        log.stream()
                                                .skip(Math.max(0, log.size() - LINES))
                                                .map(line -> "log: " + line))
                                .toList())
                .with(memory ? Hint.NONE : words.hint());
    }

    /** An init container that has done its work is no failure, nor is a container that ended once and runs again. */
    private static ContainerStateTerminated ended(ContainerStatus status) {
        var now = status.getState() == null ? null : status.getState().getTerminated();
        var last = status.getLastState() == null ? null : status.getLastState().getTerminated();
        var ended = now == null ? last : now;
        return ended != null && Boolean.TRUE.equals(status.getReady()) ? null : ended;
    }

    private static boolean failed(ContainerStateTerminated ended) {
        return ended.getExitCode() != 0;
    }

    /** Whether it may have been told to end, by SIGTERM or SIGKILL: a program that ends by itself, and in time, has another code. */
    static boolean isKill(ContainerStateTerminated ended) {
        return KILLED.contains(ended.getExitCode());
    }

    /** A signal from outside is the kubelet's; its event, which says for which probe, may come after the pod's status. */
    private static boolean mayBeKilledByProbe(Pod pod, ContainerStatus status, ContainerStateTerminated ended) {
        return SIGNALS.contains(ended.getExitCode())
                && !"OOMKilled".equals(ended.getReason())
                && pod.getSpec().getContainers().stream()
                        .filter(container -> container.getName().equals(status.getName()))
                        .anyMatch(container ->
                                container.getLivenessProbe() != null || container.getStartupProbe() != null);
    }

    private static boolean isKilledByProbe(Pod pod, Evidence evidence) {
        return evidence.warnings()
                .of(pod, "Unhealthy")
                .anyMatch(event -> event.getMessage().startsWith("Liveness")
                        || event.getMessage().startsWith("Startup"));
    }
}
