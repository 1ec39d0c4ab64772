package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import lab.Lab;
import lab.observe.Pods;
import lab.observe.Recording;
import lab.pipeline.LetterService;

/** Where a service's pods are that serve. */
record Spread(LetterService service, List<Pod> pods) {

    static Spread of(Recording recording, LetterService service) {
        var part = recording.pipeline().part(service);
        return new Spread(
                service,
                recording.objects(Pod.class).stream()
                        .filter(part::owns)
                        .filter(Pods::serves)
                        .toList());
    }

    /** As it is now. */
    static Spread of(Lab lab, LetterService service) {
        return new Spread(
                service,
                lab.deployed().pods(service).stream().filter(Pods::serves).toList());
    }

    void assertTwoNodes() {
        assertThat(pods.stream().map(pod -> pod.getSpec().getNodeName()).distinct())
                .as("nodes of %s; with all replicas on one, that node's stop is an outage", service.deployment())
                .hasSizeGreaterThanOrEqualTo(2);
    }
}
