package lab.diagnose;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.observe.Recording;

/** From what was recorded of a namespace to its one root cause. */
public final class Diagnosis {

    /** In the order in which one thing is the reason for another: what stands first explains what would be found further down. */
    private static final List<Rule> RULES = List.of(
            new Refused(),
            new Missing(),
            new Unborn(),
            new Unscheduled(),
            new ImageRules(),
            new UrlRules(),
            new ContainerRules(),
            new InitWaits(),
            new LoopbackRule(),
            new ProbeRules(),
            new ServiceRules(),
            new PolicyRules(),
            new AnswerRules());
    /** What does no harm until a node stops or a pod must go. */
    private static final List<Rule> AHEAD = List.of(new Resilience());

    /** What manifests alone tell. */
    private static final List<Rule> WRITTEN =
            List.of(new Missing(), new UrlRules(), new ServiceRules(), new PolicyRules(), new Resilience());

    private Diagnosis() {}

    /** All that will be wrong with what is not deployed yet: of a recording that has only manifests, and the nodes to be. */
    public static List<Finding> ahead(Recording manifests, String namespace) {
        var evidence = Evidence.of(manifests, namespace, false);
        return findings(WRITTEN, evidence).toList();
    }

    /** The root cause that is certain by now; empty as long as all may still come right. */
    public static Optional<Finding> soFar(Recording recording, String namespace) {
        return first(RULES, Evidence.of(recording, namespace, false));
    }

    /** What works now and would not when a node stops or a pod must go: no fault of today. */
    public static List<Finding> risks(Recording recording, String namespace) {
        var evidence = Evidence.of(recording, namespace, false);
        return findings(AHEAD, evidence).toList();
    }

    /** The root cause, when nothing more is to be waited for; empty if nothing is wrong. */
    public static Optional<Finding> of(Recording recording, String namespace) {
        var evidence = Evidence.of(recording, namespace, true);
        var submission = first(RULES, evidence);
        return submission
                .filter(finding -> finding.cause() != Cause.NOT_READY)
                .or(() -> first(List.of(new ClusterRules()), evidence))
                .or(() -> submission);
    }

    private static Optional<Finding> first(List<Rule> rules, Evidence evidence) {
        return findings(rules, evidence).findFirst();
    }

    private static Stream<Finding> findings(List<Rule> rules, Evidence evidence) {
        return rules.stream()
                .flatMap(rule -> rule.findings(evidence))
                .map(finding -> evidence.parts().stream()
                        .filter(part -> part.isDeployed() && part.name().equals(finding.service()))
                        .findFirst()
                        .map(part -> finding.of(part.workload().kind()))
                        .orElse(finding));
    }
}
