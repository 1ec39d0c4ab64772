package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CriticalPathTest {

    @Test
    void a_run_says_what_it_waited_for_and_how_long() {
        assertThat(CriticalPath.of(Runs.NODE_STOP, Locale.ENGLISH).lines())
                .hasSize(10)
                .contains(
                        "  LETTERS     8.7 s  the button is pressed: OCR-Worker works 5 s, Translate-Worker 3 s",
                        "             70.7 s  all acts")
                .last()
                .isEqualTo(
                        "  of STOP, after the node’s end: NotReady 5.5 s · Pods evicted 6.6 s · Replacements Ready 9.9 s");
    }

    @Test
    void the_reader_may_be_korean() {
        assertThat(CriticalPath.of(Runs.NODE_STOP, Locale.KOREA))
                .startsWith("임계 경로")
                .contains("70.7 s  전체 단계");
    }

    @Test
    void an_act_that_failed_is_said_to_have() {
        assertThat(CriticalPath.of(Runs.broken("translate"), Locale.ENGLISH).lines())
                .hasSize(4)
                .element(2)
                .asString()
                .matches("  DEPLOY +5\\.3 s  failed: the manifests are applied, every pod becomes Ready");
    }

    @Test
    void without_acts_there_is_nothing_to_say() {
        assertThat(CriticalPath.of(Runs.EMPTY, Locale.ENGLISH)).isEmpty();
    }
}
