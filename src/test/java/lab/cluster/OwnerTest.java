package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnerTest {

    private final Owner current = Owner.current();

    @Test
    void a_label_names_its_owner() {
        assertThat(Owner.parse(current.toString())).isEqualTo(current);
    }

    @Test
    void a_running_process_is_not_gone() {
        assertThat(current.gone()).isFalse();
    }

    @Test
    void an_ended_process_is_gone_even_when_its_number_is_used_again() {
        assertThat(new Owner(current.pid(), current.startMillis() - 1, current.host()).gone())
                .isTrue();
    }

    @Test
    void a_process_of_another_host_counts_as_alive() {
        assertThat(new Owner(current.pid(), current.startMillis() - 1, "elsewhere").gone())
                .isFalse();
    }
}
