package lab.checks;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import lab.Lab;
import lab.grade.Unmet;
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

    /** Their names. */
    List<String> names() {
        return pods.stream().map(pod -> pod.getMetadata().getName()).sorted().toList();
    }

    /** As it is now. */
    static Spread of(Lab lab, LetterService service) {
        return new Spread(
                service,
                lab.deployed().pods(service).stream().filter(Pods::serves).toList());
    }

    void assertTwoNodes() {
        var nodes =
                pods.stream().map(pod -> pod.getSpec().getNodeName()).distinct().toList();
        Unmet.unless(!nodes.isEmpty(), "no-ready-pods", service.deployment());
        Unmet.unless(nodes.size() > 1, "one-node", service.deployment(), nodes);
    }
}
