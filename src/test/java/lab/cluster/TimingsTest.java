package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingsTest {

    @Test
    void detection_takes_the_grace_period_and_two_looks() {
        assertThat(Timings.FAST.detection()).isEqualTo(Duration.ofSeconds(6 + 2));
        assertThat(Timings.CLASSROOM.detection()).isEqualTo(Duration.ofSeconds(50 + 2 * 5));
    }

    @Test
    void eviction_adds_the_toleration_and_the_wait_for_an_eviction_token() {
        assertThat(Timings.FAST.eviction()).isEqualTo(Duration.ofMillis(8_000 + 2_000 + 1_000 + 100));
        assertThat(Timings.CLASSROOM.eviction()).isEqualTo(Duration.ofSeconds(60 + 10 + 300 + 10));
    }

    @Test
    void the_classroom_leaves_kubernetes_its_defaults() {
        assertThat(Timings.CLASSROOM.serverArguments()).isEmpty();
    }

    @Test
    void an_unknown_profile_is_told_which_there_are() {
        assertThatThrownBy(() -> Timings.named("slow")).hasMessage("unknown timings 'slow': use fast or classroom");
    }
}
