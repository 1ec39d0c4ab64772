package lab.checks;

import lab.Lab;
import lab.LabExtension;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapter 3, the pods: {@code kubectl get pods -o wide}. */
@Order(4)
@ExtendWith({LabExtension.class, Chapters.class})
class PodsIT {

    @BeforeAll
    static void every_pod_becomes_ready(Lab lab) {
        lab.awaitPods();
    }

    @ParameterizedTest
    @EnumSource
    void each_service_runs_on_at_least_two_nodes(LetterService service, Lab lab) {
        lab.assertSpread(service);
    }
}
