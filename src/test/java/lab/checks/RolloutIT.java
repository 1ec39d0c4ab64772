package lab.checks;

import io.fabric8.kubernetes.api.model.Pod;
import lab.Act;
import lab.grade.Points;
import lab.grade.Unmet;
import lab.observe.Recording;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapter 6 begins: {@code kubectl rollout restart}, with letters in every stage. What became of them is the last chapter's matter. */
@Order(8)
@Chapter(Act.RESTART)
class RolloutIT {

    @ParameterizedTest
    @Points(6)
    @EnumSource
    void each_service_has_new_pods(LetterService service, Recording recording) {
        var begun = recording.first("Act", "begun", "RESTART");
        // a StatefulSet gives the new one the old one's name
        var before = begun.map(act -> recording.until(act.at())).orElse(recording).objects(Pod.class).stream()
                .map(pod -> pod.getMetadata().getUid())
                .toList();
        var part = recording.pipeline().part(service);
        var now = Spread.of(recording, service);

        Unmet.unless(!now.pods().isEmpty(), "no-ready-pods", service.deployment());
        var old = now.pods().stream()
                .filter(pod -> before.contains(pod.getMetadata().getUid())
                        && part.workload().isRestartable())
                .map(pod -> pod.getMetadata().getName())
                .toList();
        Unmet.unless(old.isEmpty(), "old-pods", service.deployment(), old);
    }

    @ParameterizedTest
    @EnumSource
    void and_has_them_on_at_least_two_nodes(LetterService service, Recording recording) {
        Spread.of(recording, service).assertTwoNodes();
    }
}
