package lab.diagnose;

import java.util.List;
import java.util.Optional;
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
            new ProbeRules(),
            new ServiceRules(),
            new PolicyRules(),
            new AnswerRules(),
            new Resilience());

    private Diagnosis() {}

    /** The root cause that is certain by now; empty as long as all may still come right. */
    public static Optional<Finding> soFar(Recording recording, String namespace) {
        return first(Evidence.of(recording, namespace, false));
    }

    /** The root cause, when nothing more is to be waited for; empty if nothing is wrong. */
    public static Optional<Finding> of(Recording recording, String namespace) {
        return first(Evidence.of(recording, namespace, true));
    }

    private static Optional<Finding> first(Evidence evidence) {
        var submission = RULES.stream().flatMap(rule -> rule.findings(evidence)).findFirst();
        return submission
                .filter(finding -> finding.cause() != Cause.NOT_READY)
                .or(() -> new ClusterRules().findings(evidence).findFirst())
                .or(() -> submission);
    }
}
