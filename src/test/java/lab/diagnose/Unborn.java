package lab.diagnose;

import static lab.diagnose.Cause.PODS_REFUSED;
import static lab.diagnose.Cause.POD_SECURITY;
import static lab.diagnose.Cause.QUOTA_EXCEEDED;
import static lab.diagnose.Cause.SERVICE_ACCOUNT_MISSING;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.stream.Stream;
import lab.pipeline.Part;

/** The API server refuses the pods that a workload wants. */
final class Unborn implements Rule {

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.parts().stream()
                .filter(Part::isDeployed)
                .flatMap(part -> refusals(part, evidence).limit(1).map(said -> finding(part, said)));
    }

    /** A Deployment has a condition for it; a StatefulSet and a DaemonSet only have events. */
    private static Stream<String> refusals(Part part, Evidence evidence) {
        if (part.workload().object() instanceof Deployment deployment) {
            return Stream.ofNullable(deployment.getStatus())
                    .flatMap(status -> status.getConditions().stream())
                    .filter(condition ->
                            "ReplicaFailure".equals(condition.getType()) && "True".equals(condition.getStatus()))
                    .map(condition -> String.valueOf(condition.getMessage()));
        }
        return evidence.pods(part).size() < part.replicas()
                ? evidence.warnings()
                        .of(part.workload().object(), "FailedCreate")
                        .map(Event::getMessage)
                : Stream.empty();
    }

    private static Finding finding(Part part, String said) {
        var cause = said.contains("violates PodSecurity")
                ? POD_SECURITY
                : said.contains("exceeded quota")
                        ? QUOTA_EXCEEDED
                        : said.contains("serviceaccount") && said.contains("not found")
                                ? SERVICE_ACCOUNT_MISSING
                                : PODS_REFUSED;
        var account = part.podSpec().getServiceAccountName();
        return new Finding(cause, part.name(), List.of(account == null ? "" : account), List.of(said));
    }
}
