package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import lab.observe.Recording;
import lab.report.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void a_healed_node_is_told_in_the_seconds_of_its_phases() {
        var verdict = verdict(Runs.passed());

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.sentence().en())
                .isEqualTo("All 35 checks passed. The node m02 died at 0.0 s, was declared NotReady at 5.5 s"
                        + " (expected 5.0–8.0), its pods were evicted at 6.6 s (expected 6.0–11.1), the last replacement"
                        + " was serving at 9.9 s (expected 6.0–16.0). 0 of 161 letters were lost.");
        assertThat(verdict.sentence().ko()).startsWith("검사 35개를 모두 통과했습니다. m02 노드가 0.0초에 멈췄고, 5.5초에 NotReady로");
    }

    @Test
    void a_failed_check_fails_the_run() {
        assertThat(verdict(Runs.NODE_STOP).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict(Runs.NODE_STOP).sentence().en()).startsWith("1 of 36 checks failed.");
    }

    @Test
    void a_failed_act_is_told_by_its_diagnosis() {
        var verdict = verdict(Runs.broken("translate"));

        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.sentence().en()).startsWith("Stopped at act DEPLOY: The port of translate.");
        assertThat(verdict.sentence().ko()).startsWith("DEPLOY 단계에서 멈췄습니다: translate의 포트.");
    }

    @Test
    void an_act_that_failed_and_was_not_the_last_did_not_stop_the_run() {
        assertThat(verdict(Runs.goneOn("translate")).sentence().en())
                .startsWith("Act DEPLOY failed: The port of translate. 1 of");
        assertThat(verdict(Runs.goneOn("translate")).sentence().ko()).startsWith("DEPLOY 단계가 실패했습니다: translate의 포트.");
    }

    @Test
    void an_act_without_an_end_is_where_the_run_broke_off() {
        var killed = Runs.NODE_STOP
                .moments()
                .indexOf(Runs.NODE_STOP.first("Act", "done", "STOP").orElseThrow());
        var verdict = verdict(Runs.brokenOff(killed));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN_OFF);
        assertThat(verdict.sentence().en())
                .startsWith("The run broke off during act STOP: what follows is what was seen until then.");
    }

    @Test
    void nothing_recorded_is_no_success() {
        assertThat(verdict(Runs.EMPTY).outcome()).isEqualTo(Outcome.BROKEN_OFF);
    }

    private static Verdict verdict(Recording recording) {
        return Content.of(recording).verdict();
    }
}
