package lab.preflight;

import java.util.Map;
import java.util.stream.Stream;
import lab.pipeline.Part;

/** A Deployment that does not choose its own pods. */
final class SelectorRule implements Rule {

    @Override
    public Stream<Warning> warnings(Submission submission) {
        return submission
                .of("Deployment")
                .filter(deployment -> !choosesItsOwn(deployment))
                .map(deployment ->
                        Warning.of(deployment.at("spec", "selector"), "selector-not-template", deployment.name()));
    }

    private static boolean choosesItsOwn(Manifest deployment) {
        var labels = deployment
                .all("spec", "template", "metadata", "labels")
                .map(Node::texts)
                .findFirst()
                .orElse(Map.of());
        var byLabels = deployment
                .all("spec", "selector", "matchLabels")
                .map(Node::texts)
                .findFirst();
        return byLabels.isEmpty()
                ? deployment
                        .all("spec", "selector", "matchExpressions", "*")
                        .findFirst()
                        .isPresent()
                : Part.selects(byLabels.get(), labels);
    }
}
