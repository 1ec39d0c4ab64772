package lab.preflight;

import static java.util.Comparator.comparing;

import java.util.HashSet;
import java.util.List;

/** What will go wrong with a submission on the lab's three nodes, before anything of it is deployed. */
public final class Preflight {

    /** If one has something to say, it explains what the next would. */
    private static final List<List<Rule>> RULES = List.of(
            List.of(new SelectorRule()),
            List.of(
                    new ForeseenRule(),
                    new UrlRule(),
                    new ImageRule(),
                    new ProbeRule(),
                    new ServiceRule(),
                    new ResourceRule()));

    private Preflight() {}

    /** Warnings in the order of files and lines. None where Kubernetes will refuse an object, for it says that better, and it explains all else. */
    public static List<Warning> warnings(List<Manifest> manifests) {
        if (!manifests.stream().allMatch(Manifest::isTyped)) {
            return List.of();
        }
        var submission = Submission.of(manifests);
        var places = new HashSet<Source>();
        return RULES.stream()
                .map(rules -> rules.stream()
                        .flatMap(rule -> rule.warnings(submission))
                        .filter(warning -> places.add(warning.at()))
                        .sorted(comparing(Warning::at))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
