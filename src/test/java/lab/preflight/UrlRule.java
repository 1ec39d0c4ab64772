package lab.preflight;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.stream.Stream;
import lab.diagnose.Cause;
import lab.diagnose.Finding;
import lab.pipeline.Part;
import lab.pipeline.Pipeline;
import lab.pipeline.Workload;

/** The variable that names the next service is not set; a program may know by itself where to go, but few do. */
final class UrlRule implements Rule {

    @Override
    public Stream<Warning> warnings(Submission submission) {
        var all = submission.manifests();
        var pipeline = Pipeline.among(
                submission.namespace(),
                Stream.concat(Workload.KINDS.stream(), Stream.of(Service.class, ConfigMap.class))
                        .flatMap(kind -> all.stream().flatMap(manifest -> manifest.as(kind)))
                        .toList());
        return pipeline.parts().stream()
                .filter(Part::isDeployed)
                .flatMap(part -> part.nextVariable().stream()
                        .filter(variable -> !part.environment().containsKey(variable))
                        .flatMap(variable -> missing(part, variable, submission)));
    }

    /** What a container takes over from a Secret is not to be seen here. */
    private static Stream<Warning> missing(Part part, String variable, Submission submission) {
        return submission
                .of(part.workload().kind())
                .filter(workload -> workload.name().equals(part.name()))
                .filter(workload -> workload.containers()
                        .noneMatch(container ->
                                container.all("envFrom").findFirst().isPresent()))
                .map(workload -> Warning.of(
                        workload.atPod("containers", "0", "env"),
                        new Finding(Cause.NEXT_URL_MISSING, part.name(), List.of("", "", "", variable), List.of())));
    }
}
