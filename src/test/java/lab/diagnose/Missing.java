package lab.diagnose;

import static lab.diagnose.Cause.DEPLOYMENT_MISSING;
import static lab.diagnose.Cause.DEPLOYMENT_PAUSED;
import static lab.diagnose.Cause.NOTHING_DEPLOYED;
import static lab.diagnose.Cause.NO_REPLICAS;
import static lab.diagnose.Cause.SERVICE_ELSEWHERE;
import static lab.diagnose.Cause.SERVICE_MISSING;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.pipeline.NextUrl;
import lab.pipeline.Part;

/** What is not there, or not where its callers look. */
final class Missing implements Rule {

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        if (evidence.pipeline().isEmpty()) {
            return Stream.of(new Finding(NOTHING_DEPLOYED, "", List.of(evidence.namespace()), List.of()));
        }
        return Stream.concat(
                evidence.parts().stream().flatMap(part -> deployment(part, evidence)),
                evidence.parts().stream()
                        .filter(part -> part.service() == null && !(!evidence.isForecast() && evidence.isReached(part)))
                        .map(part -> service(part, evidence)));
    }

    private static Stream<Finding> deployment(Part part, Evidence evidence) {
        if (!part.isDeployed()) {
            return Stream.of(new Finding(
                    DEPLOYMENT_MISSING,
                    part.name(),
                    List.of(evidence.namespace()),
                    List.of("Deployments and other workloads in %s: %s"
                            .formatted(
                                    evidence.namespace(),
                                    evidence.parts().stream()
                                            .filter(Part::isDeployed)
                                            .map(Part::name)
                                            .toList()))));
        }
        if (part.workload().isPaused()) {
            return Stream.of(new Finding(
                    DEPLOYMENT_PAUSED, part.name(), List.of(evidence.namespace()), List.of("spec.paused: true")));
        }
        return part.replicas() == 0
                ? Stream.of(new Finding(
                        NO_REPLICAS, part.name(), List.of(evidence.namespace()), List.of("spec.replicas: 0")))
                : Stream.empty();
    }

    private static Finding service(Part part, Evidence evidence) {
        var called = evidence.parts().stream()
                .filter(caller -> caller.role().ordinal() == part.role().ordinal() - 1)
                .flatMap(caller -> caller.nextUrl().stream())
                .filter(url -> url.wellFormed() && !url.isItself() && !url.isAddress())
                .map(NextUrl::service)
                .findFirst();
        var name = called.orElse(part.role().service());
        return elsewhere(name, part, evidence)
                .map(service -> new Finding(
                        SERVICE_ELSEWHERE,
                        service.getMetadata().getName(),
                        List.of(service.getMetadata().getNamespace(), evidence.namespace()),
                        List.of("Service %s is in namespace %s, its pods and callers are in %s"
                                .formatted(
                                        service.getMetadata().getName(),
                                        service.getMetadata().getNamespace(),
                                        evidence.namespace()))))
                .orElseGet(() -> new Finding(
                        SERVICE_MISSING,
                        name,
                        List.of(part.name(), evidence.namespace()),
                        List.of("Services in %s: %s"
                                .formatted(
                                        evidence.namespace(),
                                        names(evidence.services().stream()
                                                .filter(there -> evidence.namespace()
                                                        .equals(there.getMetadata()
                                                                .getNamespace())))))));
    }

    /** Of other people's namespaces nothing is taken for this pipeline's but what bears a name that only it can have: one that chooses the pods here, and there are none for it there. */
    private static Optional<Service> elsewhere(String name, Part part, Evidence evidence) {
        return evidence.services().stream()
                .filter(service -> !evidence.isJudged(service.getMetadata().getNamespace()))
                .filter(service -> service.getMetadata().getName().equals(name)
                        && Part.selects(service.getSpec().getSelector(), part.podLabels()))
                .filter(service -> evidence.deployments().stream()
                        .filter(deployment -> service.getMetadata()
                                .getNamespace()
                                .equals(deployment.getMetadata().getNamespace()))
                        .noneMatch(deployment -> Part.selects(
                                service.getSpec().getSelector(),
                                deployment.getSpec().getTemplate().getMetadata().getLabels())))
                .findFirst();
    }

    private static List<String> names(Stream<? extends HasMetadata> objects) {
        return objects.map(object -> object.getMetadata().getName()).sorted().toList();
    }
}
