package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import lab.Act;
import lab.Lab;
import lab.grade.Points;
import lab.grade.Unmet;
import lab.observe.Recording;
import lab.pipeline.LetterService;
import lab.pipeline.Manifests;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chapter 3 begins: {@code kubectl apply}. The cluster's own kubectl accepts the manifests with Kustomize and without. */
@Order(3)
@Chapter(Act.DEPLOY)
class ManifestsIT {

    @Test
    @Points(5)
    void kubectl_refuses_none_of_them(Recording recording) {
        var applied = recording.of("Applied").findFirst();
        assumeThat(applied)
                .as("manifests were applied; what ran already is judged otherwise")
                .isPresent();

        var refused = applied.get().text("refused");
        Unmet.unless(refused.isEmpty(), "refused", refused);
    }

    @ParameterizedTest
    @CsvSource({"-k, manifests/base", "-f, manifests/base/pipeline"})
    void kubectl_accepts_the_manifests(String flag, String path, Lab lab) {
        var applied = lab.cluster()
                .kubectl(Manifests.NAMESPACE, List.of(Manifests.FOLDER), "apply", "--dry-run=server", flag, path);

        assertThat(LetterService.values())
                .allSatisfy(service -> assertThat(applied)
                        .contains("deployment.apps/" + service.deployment(), "service/" + service.service()));
    }
}
