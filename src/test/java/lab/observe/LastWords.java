package lab.observe;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.Loggable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lab.cluster.OneTry;

/** What containers wrote before they ended, read once for each time, and recorded. */
public final class LastWords {

    private static final int LAST_LINES = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KubernetesClient kubernetes;
    private final Recorder recorder;
    private final String namespace;
    private final Set<String> known = new HashSet<>();

    public LastWords(KubernetesClient kubernetes, Recorder recorder, String namespace) {
        this.kubernetes = OneTry.of(kubernetes, PATIENCE);
        this.recorder = recorder;
        this.namespace = namespace;
    }

    /** Reads the last lines of those pods' containers that have ended, once for each time; says whether there were any. */
    public boolean read(List<Pod> pods) {
        var ended = new ArrayList<String>();
        for (var pod : pods) {
            Stream.concat(
                            pod.getStatus().getInitContainerStatuses().stream(),
                            pod.getStatus().getContainerStatuses().stream())
                    .filter(status ->
                            status.getRestartCount() > 0 || status.getState().getTerminated() != null)
                    .filter(status ->
                            known.add(pod.getMetadata().getUid() + status.getName() + status.getRestartCount()))
                    .forEach(status -> {
                        read(pod, status);
                        ended.add(status.getName());
                    });
        }
        return !ended.isEmpty();
    }

    /** Reads the last lines of those pods' containers that run, but for pods on their way out: their node may be gone. */
    public void readRunning(List<Pod> pods) {
        for (var pod : pods.stream().filter(pod -> !Pods.terminates(pod)).toList()) {
            Pods.running(pod).forEach(status -> {
                var text = said(container(pod, status).tailingLines(LAST_LINES));
                if (known.add(pod.getMetadata().getUid() + status.getName() + text)) {
                    record(pod, status, text);
                }
            });
        }
    }

    private ContainerResource container(Pod pod, ContainerStatus status) {
        return kubernetes
                .pods()
                .inNamespace(namespace)
                .withName(pod.getMetadata().getName())
                .inContainer(status.getName());
    }

    private void read(Pod pod, ContainerStatus status) {
        var container = container(pod, status);
        record(
                pod,
                status,
                said(
                        status.getState().getTerminated() != null
                                ? container.tailingLines(LAST_LINES)
                                : container.terminated().tailingLines(LAST_LINES)));
    }

    /** A pod may be gone by now, and with it its log; or its node. */
    private static String said(Loggable log) {
        try {
            return log.getLog();
        } catch (KubernetesClientException gone) {
            return "(no log: "
                    + (gone.getStatus() == null
                            ? gone.getMessage()
                            : gone.getStatus().getMessage())
                    + ")";
        }
    }

    private void record(Pod pod, ContainerStatus status, String text) {
        recorder.add(
                "Log",
                "read",
                namespace + "/" + pod.getMetadata().getName() + "/" + status.getName(),
                Map.of("text", text));
    }
}
