package lab.healing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lab.healing.Phase.Step;
import lab.observe.Moment;
import lab.observe.Recording;
import org.junit.jupiter.api.Test;

class StampsTest {

    private static final Recording NODE_STOP = Recording.read(Path.of("src/test/resources/lab/node-stop.ndjson.gz"));

    @Test
    void the_phases_of_a_real_run_are_where_kubernetes_own_timestamps_are() {
        assertThat(stamped(NODE_STOP)).hasSize(6).allMatch(Phase::inTime);
    }

    @Test
    void watches_that_are_two_seconds_late_are_noticed_in_each_phase_that_was_watched() {
        var late = new Recording(NODE_STOP.moments().stream()
                .map(moment -> moment.object().path("kind").isMissingNode() ? moment : late(moment))
                .toList());

        assertThat(stamped(late))
                .filteredOn(phase -> !phase.inTime())
                .extracting(Phase::step)
                .containsExactly(Step.NOT_READY, Step.EVICTED, Step.CREATED, Step.SCHEDULED, Step.READY);
    }

    @Test
    void a_phase_without_a_timestamp_is_not_passed_over() {
        var withoutLeases = new Recording(NODE_STOP.moments().stream()
                .filter(moment -> !moment.kind().equals("Lease"))
                .toList());

        assertThat(stamped(withoutLeases)).first().matches(phase -> !phase.inTime());
    }

    private static List<Phase> stamped(Recording recording) {
        return Stamps.of(Healing.of(recording).get(0), recording);
    }

    private static Moment late(Moment moment) {
        return new Moment(
                moment.at().plusSeconds(2),
                moment.ms(),
                moment.kind(),
                moment.change(),
                moment.name(),
                moment.object());
    }
}
