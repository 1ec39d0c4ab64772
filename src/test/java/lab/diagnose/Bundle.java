package lab.diagnose;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lab.observe.Nodes;
import lab.observe.Pods;
import lab.observe.Recording;
import lab.pipeline.Workload;

/** One Markdown file with what somebody who helps from afar, be it a person or a program, needs and cannot see. What looks like a secret was never recorded. */
public final class Bundle {

    private Bundle() {}

    /** All that is known of a namespace. */
    public static String of(Recording recording, String namespace) {
        var evidence = Evidence.of(recording, namespace, true);
        return Stream.of(
                        "# Namespace %s, as it was at %s".formatted(namespace, evidence.now()),
                        """
                        A lab of three services: Frontend calls OCR-Worker (5 s, OCR_SERVICE_URL), which calls Translate-Worker \
                        (3 s, TRANSLATE_SERVICE_URL). Their images are in no registry: each node must have been given each, \
                        so ImagePullBackOff means "not loaded into this node", not "wrong Dockerfile".""",
                        "## Diagnosis",
                        Diagnosis.of(recording, namespace)
                                .map(finding -> block(finding.text(Locale.ENGLISH)))
                                .orElse("No rule found anything wrong."),
                        "## From each caller to the next service",
                        block(evidence.steps().all().stream().map(Object::toString)),
                        "## Nodes",
                        block(evidence.nodes().stream()
                                .map(node -> node.getMetadata().getName() + "  " + Nodes.status(node))),
                        "## Images on each node",
                        block(evidence.images().entrySet().stream()
                                .map(node -> node.getKey() + "  " + String.join(" ", ours(node.getValue())))),
                        "## Pods, and where they are",
                        block(evidence.pods().stream().map(Bundle::shown)),
                        "## Warnings, the latest last",
                        block(evidence.warnings().all().stream()
                                .map(event -> Warnings.when(event) + "  " + Warnings.quote(event))),
                        "## What the pipeline answered",
                        block(evidence.answers().all().stream().map(Object::toString)),
                        "## Last words of containers that ended",
                        evidence.recording()
                                .of("Log")
                                .map(log -> log.name() + "\n" + block(log.text("text")))
                                .collect(joining("\n\n")),
                        "## What is deployed",
                        yaml(evidence.recording()))
                .collect(joining("\n\n", "", "\n"));
    }

    private static List<String> ours(List<String> images) {
        return images.stream().filter(image -> !image.startsWith("sha256:")).toList();
    }

    private static String shown(Pod pod) {
        return "%s  %s  on %s  %s"
                .formatted(
                        pod.getMetadata().getName(),
                        Pods.status(pod),
                        pod.getSpec().getNodeName(),
                        pod.getMetadata().getLabels());
    }

    private static String yaml(Recording recording) {
        var workloads = Workload.KINDS.stream()
                .flatMap(kind -> recording.objects(kind).stream())
                .toList();
        return Stream.concat(
                        Workload.among(workloads).stream().flatMap(workload -> workload.objects().stream()),
                        recording.objects(Service.class).stream())
                .map(object -> "```yaml\n" + Serialization.asYaml(object) + "```")
                .collect(joining("\n\n"));
    }

    private static String block(Stream<String> lines) {
        return block(lines.collect(joining("\n")));
    }

    private static String block(String text) {
        return "```\n" + text.replace("```", "'''").strip() + "\n```";
    }
}
