package lab.observe;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What containers wrote before they ended, read once for each time, and recorded. */
public final class LastWords {

    private static final int LAST_LINES = 20;

    private final KubernetesClient kubernetes;
    private final Recorder recorder;
    private final String namespace;
    private final Set<String> known = new HashSet<>();

    public LastWords(KubernetesClient kubernetes, Recorder recorder, String namespace) {
        this.kubernetes = kubernetes;
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

    private void read(Pod pod, ContainerStatus status) {
        var container = kubernetes
                .pods()
                .inNamespace(namespace)
                .withName(pod.getMetadata().getName())
                .inContainer(status.getName());
        String text;
        try {
            text = status.getState().getTerminated() != null
                    ? container.tailingLines(LAST_LINES).getLog()
                    : container.terminated().tailingLines(LAST_LINES).getLog();
        } catch (KubernetesClientException gone) {
            text = "(no log: " + gone.getMessage() + ")";
        }
        recorder.add(
                "Log",
                "read",
                namespace + "/" + pod.getMetadata().getName() + "/" + status.getName(),
                Map.of("text", text));
    }
}
