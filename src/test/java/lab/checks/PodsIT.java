package lab.checks;

import lab.Act;
import lab.grade.Points;
import lab.grade.Unmet;
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

        Unmet.unless(part.isDeployed(), "not-deployed", part.name());
        Unmet.unless(part.replicas() > 0, "no-replicas", part.name());
        var rollout = Rollout.of(part.workload());
        Unmet.unless(
                rollout.complete(), "not-ready", part.name(), rollout.wanted(), rollout.updated(), rollout.available());
        Unmet.unless(!recording.found("liveness-probe", part.name()), "liveness", part.name());
    }

    @ParameterizedTest
    @Order(2)
    @Points(12)
    @EnumSource
    void each_service_runs_on_at_least_two_nodes(LetterService service, Recording recording) {
        Spread.of(recording, service).assertTwoNodes();
    }
}
