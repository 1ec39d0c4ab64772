package lab.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lab.healing.Phase.Step;
import lab.observe.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The healing of a real run on 2 cores, fast timings. Of its recording the file keeps all from 12 s before the node's end on; of the
 * time before, what was done and asked, the pods, and the last word on every other object. The figures are those of the whole.
 */
class HealingTest {

    private static final Recording RECORDING = Recording.read(Path.of("src/test/resources/lab/node-stop.ndjson.gz"));

    private final Healing healing = Healing.of(RECORDING).get(0);

    @ParameterizedTest
    @CsvSource({
        "LAST_HEARTBEAT, -0.716, -2.0, 0.0",
        "NOT_READY, 5.533, 5.0, 8.0",
        "ENDPOINTS_REMOVED, 5.538, 5.0, 9.0",
        "TAINTED, 5.539, 5.0, 9.1",
        "EVICTED, 6.583, 6.0, 11.1",
        "CREATED, 6.672, 6.0, 12.1",
        "SCHEDULED, 6.674, 6.0, 12.1",
        "STARTED, 8.871, 6.0, 16.047",
        "READY, 9.880, 6.0, 16.047",
        "ANSWERED, 17.951, 14.0, 26.047"
    })
    void each_step_is_found_when_it_happened(Step step, double seconds, double from, double to) {
        var phase = healing.phase(step);

        assertThat(phase.seconds()).contains(seconds);
        assertThat(phase.expected().from()).isCloseTo(from, within(0.0005));
        assertThat(phase.expected().to()).isCloseTo(to, within(0.0005));
        assertThat(phase.inTime()).isTrue();
    }

    @Test
    void the_pods_of_the_dead_node_and_their_replacements_are_told_apart() {
        assertThat(healing.node()).isEqualTo("pipeline-cluster-2ce8-m02");
        assertThat(healing.died()).isEqualTo(Instant.parse("2026-11-25T04:20:42.281063740Z"));
        assertThat(healing.evicted())
                .isEqualTo(List.of(
                        "default/frontend-784cbd499f-6vw6p",
                        "default/ocr-8549988668-2lbh9",
                        "default/translate-7bcbf5d9dc-xtjfk"));
        assertThat(healing.replacements())
                .containsExactlyInAnyOrder(
                        "default/frontend-784cbd499f-sd6zf",
                        "default/ocr-8549988668-gsxh9",
                        "default/translate-7bcbf5d9dc-tn6xj");
    }

    @Test
    void what_users_saw_is_counted() {
        assertThat(healing.letters().samples()).hasSize(95);
        assertThat(healing.served()).isEqualTo(1);
        assertThat(healing.usersClock()).isEqualTo(Duration.ofNanos(125_126_205));
        assertThat(healing.capacityClock()).contains(Duration.ofMillis(9_880));
        assertThat(healing.longestGap()).isEqualTo(Duration.ofNanos(557_476_186));
    }

    @Test
    void without_a_node_that_died_there_is_no_healing() {
        assertThat(Healing.of(RECORDING.until(healing.died().minusSeconds(1)))).isEmpty();
        assertThat(Healing.of(new Recording(List.of()))).isEmpty();
    }
}
