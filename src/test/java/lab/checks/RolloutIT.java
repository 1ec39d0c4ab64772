package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import lab.Lab;
import lab.LabExtension;
import lab.observe.TrafficProbe;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapter 6 begins: {@code kubectl rollout restart}, with letters in every stage. What became of them is the last chapter's matter. */
@Order(8)
@ExtendWith({LabExtension.class, Chapters.class})
class RolloutIT {

    @BeforeAll
    static void all_deployments_are_restarted(Lab lab, TrafficProbe probe) {
        lab.until()
                .holds(
                        "a letter is answered, so that others are in every stage",
                        Letter.WHOLE.multipliedBy(2),
                        () -> assertThat(probe.ended()).isPositive());
        lab.restartPods();
        lab.awaitPods();
    }

    @ParameterizedTest
    @EnumSource
    void each_service_still_runs_on_at_least_two_nodes(LetterService service, Lab lab) {
        lab.assertSpread(service);
    }
}
