package lab.diagnose;

import java.util.Locale;
import lab.observe.Hop;
import lab.pipeline.Part;

/** A ConfigMap was changed after a program had started: the program has what was written then, for it reads its environment once. */
final class StaleEnvironment {

    private StaleEnvironment() {}

    /** To restart that caller, if another next URL is written for it than its process has; else none. */
    static Hint hint(Part caller, Evidence evidence) {
        return caller.nextVariable()
                .filter(variable -> evidence.steps()
                        .last(caller.role(), Hop.Step.ENVIRONMENT)
                        .isPresent())
                .flatMap(variable -> evidence.written(caller)
                        .env(variable)
                        .filter(written -> !written.contains("$(")
                                && !written.equals(caller.env(variable).orElse("")))
                        .map(written -> Hint.of(
                                "stale",
                                variable,
                                written,
                                "kubectl rollout restart %s %s"
                                        .formatted(caller.workload().kind().toLowerCase(Locale.ROOT), caller.name()))))
                .orElse(Hint.NONE);
    }
}
