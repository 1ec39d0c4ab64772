package lab.checks;

import java.time.Duration;
import java.time.Instant;
import lab.Lab;
import lab.LabExtension;
import lab.observe.Until;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Twenty rounds of restart, stop and return on one cluster: after each step every service is on two nodes. About 8 minutes, so it is
 * run by name only: {@code ./lab verify -Dit.test=SpreadRounds}.
 */
@ExtendWith(LabExtension.class)
class SpreadRounds {

    @RepeatedTest(value = 20, failureThreshold = 1)
    void every_service_stays_on_two_nodes(Lab lab) {
        lab.awaitPods();
        lab.restart(lab.deployed().names());
        lab.awaitPods();
        assertSpread(lab);

        var deployments = lab.deployed().names();
        var node = lab.deployed().agentWithFrontend(lab.cluster());
        var deadline = lab.cluster()
                .timings()
                .eviction()
                .plus(Until.POD_STARTED)
                .minus(Duration.between(lab.cluster().stop(node), Instant.now()));
        lab.until()
                .holds(
                        "all replicas are Ready on the survivors of " + node,
                        deadline,
                        () -> lab.deployed()
                                .assertServed(deployments, lab.cluster().others(node)));
        assertSpread(lab);

        lab.awaitNodes();
        assertSpread(lab);
    }

    private static void assertSpread(Lab lab) {
        for (var service : LetterService.values()) {
            Spread.of(lab, service).assertTwoNodes();
        }
    }
}
