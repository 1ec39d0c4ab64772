package lab.checks;

import lab.Act;
import lab.observe.Recording;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapter 3, the pods: {@code kubectl get pods -o wide}. */
@Order(4)
@Chapter(Act.DEPLOY)
class PodsIT {

    @ParameterizedTest
    @EnumSource
    void each_service_runs_on_at_least_two_nodes(LetterService service, Recording recording) {
        Spread.of(recording, service).assertTwoNodes();
    }
}
