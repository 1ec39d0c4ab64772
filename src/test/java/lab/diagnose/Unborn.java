package lab.diagnose;

import static lab.diagnose.Cause.PODS_REFUSED;
import static lab.diagnose.Cause.POD_SECURITY;
import static lab.diagnose.Cause.QUOTA_EXCEEDED;
import static lab.diagnose.Cause.SERVICE_ACCOUNT_MISSING;

import java.util.List;
import java.util.stream.Stream;
import lab.pipeline.Part;

/** The API server refuses the pods that a Deployment wants. */
final class Unborn implements Rule {

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.parts().stream()
                .filter(part -> part.deployment() != null && part.deployment().getStatus() != null)
                .flatMap(part -> part.deployment().getStatus().getConditions().stream()
                        .filter(condition ->
                                "ReplicaFailure".equals(condition.getType()) && "True".equals(condition.getStatus()))
                        .map(condition -> finding(part, String.valueOf(condition.getMessage()))));
    }

    private static Finding finding(Part part, String said) {
        var cause = said.contains("violates PodSecurity")
                ? POD_SECURITY
                : said.contains("exceeded quota")
                        ? QUOTA_EXCEEDED
                        : said.contains("serviceaccount") && said.contains("not found")
                                ? SERVICE_ACCOUNT_MISSING
                                : PODS_REFUSED;
        var account = part.deployment().getSpec().getTemplate().getSpec().getServiceAccountName();
        return new Finding(cause, part.name(), List.of(account == null ? "" : account), List.of(said));
    }
}
