package lab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    @Test
    void a_probe_that_failed_in_the_first_second_of_a_pod_that_serves_is_not_shown() {
        var snapshot = new Snapshot(
                List.of(), List.of(pod("ocr-1", "True", "2026-11-25T00:00:02Z")), List.of(unhealthy("ocr-1")));

        assertThat(snapshot.toString()).contains("ocr-1", "Running ready").doesNotContain("Unhealthy");
    }

    @Test
    void a_pod_on_a_dead_node_is_not_ready_whatever_its_containers_said_last_and_its_warning_stands() {
        var snapshot = new Snapshot(
                List.of(), List.of(pod("ocr-1", "False", "2026-11-25T00:00:00Z")), List.of(unhealthy("ocr-1")));

        assertThat(snapshot.toString()).contains("Running not ready", "Unhealthy: Readiness probe failed");
    }

    @Test
    void what_was_wrong_in_the_second_in_which_a_pod_became_ready_is_over() {
        var pod = pod("ocr-1", "True", "2026-11-25T00:00:01Z");

        assertThat(new Snapshot(List.of(), List.of(pod), List.of(unhealthy("ocr-1"))).toString())
                .contains("Running ready")
                .doesNotContain("Unhealthy");
    }

    @Test
    void what_was_wrong_before_its_node_died_is_not_why() {
        var pod = pod("ocr-1", "False", "2026-11-25T00:05:00Z");

        assertThat(new Snapshot(List.of(), List.of(pod), List.of(unhealthy("ocr-1"))).toString())
                .contains("Running not ready")
                .doesNotContain("Unhealthy");
    }

    @Test
    void a_pod_that_no_node_takes_keeps_its_warning() {
        var pending = new PodBuilder(pod("ocr-1", "False", "")).build();
        pending.getStatus().setConditions(List.of());

        assertThat(new Snapshot(List.of(), List.of(pending), List.of(unhealthy("ocr-1"))).toString())
                .contains("Unhealthy");
    }

    @Test
    void what_was_wrong_with_a_pod_that_is_gone_is_over() {
        assertThat(new Snapshot(List.of(), List.of(), List.of(unhealthy("ocr-1"))).toString())
                .doesNotContain("Unhealthy");
    }

    /** A pod whose container says that it is ready. */
    private static Pod pod(String name, String ready, String since) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withNodeName("m02")
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready)
                .withLastTransitionTime(since)
                .endCondition()
                .addNewContainerStatus()
                .withReady(true)
                .withNewState()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    private static Event unhealthy(String pod) {
        return new EventBuilder()
                .withType("Warning")
                .withReason("Unhealthy")
                .withMessage("Readiness probe failed")
                .withLastTimestamp("2026-11-25T00:00:01Z")
                .withNewInvolvedObject()
                .withKind("Pod")
                .withName(pod)
                .endInvolvedObject()
                .build();
    }
}
