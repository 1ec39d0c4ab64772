package lab.preflight;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.diagnose.Cause;
import lab.diagnose.Diagnosis;
import lab.diagnose.Finding;
import lab.observe.Moment;
import lab.observe.Recording;
import lab.pipeline.NextUrl;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the diagnosis would find without having seen a pod: the same rules, on the manifests as if they had been applied. */
final class ForeseenRule implements Rule {

    private static final int NODES = 3;

    @Override
    public Stream<Warning> warnings(Submission submission) {
        // the diagnosis looks at what Kubernetes has let in, where nearly every Service has ports
        if (submission.manifests().isEmpty()
                || submission
                        .of("Service")
                        .anyMatch(service ->
                                service.all("spec", "ports", "*").findFirst().isEmpty())) {
            return Stream.empty();
        }
        return Diagnosis.ahead(asApplied(submission), submission.namespace()).stream()
                // the type is right, the Service is another's: that has been said
                .filter(finding -> finding.cause() != Cause.NOT_FROM_OUTSIDE
                        || !finding.words().contains("NodePort"))
                .map(finding -> Warning.of(place(finding, submission), finding));
    }

    private static Recording asApplied(Submission submission) {
        var nodes = IntStream.range(0, NODES).mapToObj(number -> {
            var name = "node-" + number;
            return moment("Node", name, Map.of("metadata", Map.of("name", name)));
        });
        var objects = submission.manifests().stream().map(manifest -> {
            var name = Submission.namespace(manifest) + "/" + manifest.name();
            return moment(manifest.kind(), name, scaled(manifest, submission));
        });
        return new Recording(Stream.concat(nodes, objects).toList());
    }

    /** With as many replicas as a HorizontalPodAutoscaler brings it to at once, without knowing any load. */
    private static ObjectNode scaled(Manifest manifest, Submission submission) {
        var applied = manifest.applied();
        submission
                .of("HorizontalPodAutoscaler")
                .filter(autoscaler -> Submission.namespace(autoscaler).equals(Submission.namespace(manifest))
                        && autoscaler
                                .all("spec", "scaleTargetRef", "kind")
                                .anyMatch(kind -> kind.text().equals(manifest.kind()))
                        && autoscaler
                                .all("spec", "scaleTargetRef", "name")
                                .anyMatch(name -> name.text().equals(manifest.name())))
                .flatMap(autoscaler -> autoscaler.all("spec", "minReplicas"))
                .map(Node::text)
                .filter(least -> least.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .filter(least -> applied.path("spec").path("replicas").asInt(1) > 0
                        && applied.path("spec").path("replicas").asInt(1) < least)
                .forEach(least -> applied.withObject("/spec").put("replicas", least));
        return applied;
    }

    private static Moment moment(String kind, String name, Object object) {
        return new Moment(
                Instant.EPOCH, 0, kind, "ADDED", name, JsonMapper.shared().valueToTree(object));
    }

    private static Source place(Finding finding, Submission submission) {
        var word = finding.words().isEmpty() ? "" : finding.words().get(0);
        var workload = workload(finding.service(), submission);
        var service = named("Service", finding.service(), submission);
        return switch (finding.cause()) {
            case ONE_REPLICA, NO_REPLICAS -> workload.at("spec", "replicas");
            case SPREAD_COUNTS_DEAD_NODE -> workload.atPod("topologySpreadConstraints");
            case ANTI_AFFINITY_NO_ROOM -> workload.atPod("affinity", "podAntiAffinity");
            case TOLERATES_FOREVER -> workload.atPod("tolerations");
            case GRACE_PERIOD -> workload.atPod("terminationGracePeriodSeconds");
            case DNS_POLICY -> workload.atPod("dnsPolicy");
            case NEXT_URL_MALFORMED, NEXT_URL_NAME, NEXT_URL_PORT, NEXT_URL_WRONG ->
                variable(workload, word, submission);
            case SERVICE_SELECTOR, SERVICE_CROSSED -> service.at("spec", "selector");
            case SERVICE_ELSEWHERE -> service.at("metadata", "namespace");
            case NOT_FROM_OUTSIDE -> service.at("spec", "type");
            case TARGET_PORT -> port(service, word);
            case SERVICE_MISSING ->
                caller(finding.service(), submission)
                        .orElse(workload(word, submission).at("metadata", "name"));
            case NETWORK_POLICY -> named("NetworkPolicy", word, submission).at("spec");
            default -> submission.manifests().get(0).at();
        };
    }

    /** Where its value is written: in the workload, or in a ConfigMap. */
    private static Source variable(Manifest workload, String name, Submission submission) {
        return Stream.concat(
                        values(workload)
                                .filter(variable -> variable.all("name")
                                        .anyMatch(text -> text.text().equals(name)))
                                .flatMap(variable -> variable.all("value")),
                        submission.of("ConfigMap").flatMap(map -> map.all("data", name)))
                .findFirst()
                .map(Node::at)
                .orElse(workload.atPod("containers"));
    }

    /** Where somebody calls that Service. */
    private static Optional<Source> caller(String service, Submission submission) {
        return submission
                .workloads()
                .flatMap(ForeseenRule::values)
                .flatMap(variable -> variable.all("value"))
                .filter(value -> NextUrl.of(value.text()).uri().isPresent()
                        && NextUrl.of(value.text()).service().equals(service))
                .map(Node::at)
                .findFirst();
    }

    private static Stream<Node> values(Manifest workload) {
        return workload.containers().flatMap(container -> container.all("env", "*"));
    }

    private static Source port(Manifest service, String number) {
        return service.all("spec", "ports", "*")
                .filter(port -> port.all("port").anyMatch(text -> text.text().equals(number)))
                .findFirst()
                .map(port -> port.nearest("targetPort"))
                .orElse(service.at("spec", "ports"));
    }

    private static Manifest workload(String name, Submission submission) {
        return named(submission.workloads(), name, submission);
    }

    private static Manifest named(String kind, String name, Submission submission) {
        return named(submission.of(kind), name, submission);
    }

    /** The one of that name; the first of all objects if there is none. */
    private static Manifest named(Stream<Manifest> among, String name, Submission submission) {
        return among.filter(manifest -> manifest.name().equals(name))
                .findFirst()
                .orElse(submission.manifests().get(0));
    }
}
