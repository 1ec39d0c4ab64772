package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import lab.Act;
import lab.grade.Points;
import lab.observe.Recording;
import lab.observe.Rollout;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Order(4)
@Chapter(Act.DEPLOY)
class PodsIT {

    @ParameterizedTest
    @Order(1)
    @Points(12)
    @EnumSource
    void each_service_has_all_its_pods_ready(LetterService service, Recording recording) {
        var part = recording.pipeline().part(service);

        assertThat(part.isDeployed()).as("whether %s is deployed", part.name()).isTrue();
        assertThat(part.replicas()).as("replicas of %s", part.name()).isPositive();
        assertThat(Rollout.of(part.workload())).matches(Rollout::complete, "has all its pods Ready");
        assertThat(recording.found("liveness-probe", part.name()))
                .withFailMessage("the liveness probe of %s fails: its pods do not stay Ready", part.name())
                .isFalse();
    }

    @ParameterizedTest
    @Order(2)
    @Points(12)
    @EnumSource
    void each_service_runs_on_at_least_two_nodes(LetterService service, Recording recording) {
        Spread.of(recording, service).assertTwoNodes();
    }
}
