package lab.preflight;

import java.util.Map;
import java.util.stream.Stream;
import lab.pipeline.Part;

/** A workload that does not choose its own pods. */
final class SelectorRule implements Rule {

    @Override
    public Stream<Warning> warnings(Submission submission) {
        return submission
                .workloads()
                .filter(workload -> !workload.kind().equals("Pod"))
                .filter(workload -> !choosesItsOwn(workload))
                .map(workload -> Warning.of(workload.at("spec", "selector"), "selector-not-template", workload.name()));
    }

    private static boolean choosesItsOwn(Manifest workload) {
        var labels = workload.all("spec", "template", "metadata", "labels")
                .map(Node::texts)
                .findFirst()
                .orElse(Map.of());
        var byLabels =
                workload.all("spec", "selector", "matchLabels").map(Node::texts).findFirst();
        return byLabels.isEmpty()
                ? workload.all("spec", "selector", "matchExpressions", "*")
                        .findFirst()
                        .isPresent()
                : Part.selects(byLabels.get(), labels);
    }
}
