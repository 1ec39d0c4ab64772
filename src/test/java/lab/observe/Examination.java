package lab.observe;

import static java.util.Comparator.comparing;
import static java.util.concurrent.CompletableFuture.runAsync;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.pipeline.Part;
import lab.pipeline.Pipeline;

/**
 * Asks a pipeline itself, by way of the API server's proxy, which reaches pods and Services on any cluster: its probes, its ports,
 * its letters. The answers are recorded as {@link Exchange}s.
 */
public final class Examination {

    /** Longer than a letter takes, and shorter than a student's patience. */
    private static final Duration PATIENCE = Letter.WHOLE.multipliedBy(2);
    /** Where programs of this lab listen, if not where their manifests say. */
    private static final List<Integer> USUAL = List.of(5000, 5001, 5002, 8080, 8000, 80, 3000);

    private static final int BODY = 2000;
    private static final int LAST_LINES = 20;

    private final KubernetesClient kubernetes;
    private final Recorder recorder;
    private final String namespace;
    private final Set<String> read = ConcurrentHashMap.newKeySet();

    public Examination(KubernetesClient kubernetes, Recorder recorder, String namespace) {
        this.kubernetes = kubernetes
                .newClient(new RequestConfigBuilder()
                        .withRequestTimeout((int) PATIENCE.toMillis())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .adapt(KubernetesClient.class);
        this.recorder = recorder;
        this.namespace = namespace;
    }

    /** Tries each part's probes and the ports that its Service leads to, on a pod that is Ready or, if none is, that runs; returns when all have answered. */
    public void probesAndPorts() {
        var pods = kubernetes.pods().inNamespace(namespace).list().getItems();
        CompletableFuture.allOf(pipeline().parts().stream()
                        .flatMap(part ->
                                example(part, pods).stream().map(pod -> runAsync(() -> probesAndPorts(part, pod))))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Asks for the page, and each part for a letter, all at the same time. */
    public void letters() {
        CompletableFuture.allOf(pipeline().parts().stream()
                        .filter(part -> part.service() != null)
                        .flatMap(part -> letter(part).stream())
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Reads the last lines of those pods' containers that have ended, once for each time; says whether there were any. */
    public boolean logs(List<Pod> pods) {
        var ended = new ArrayList<String>();
        for (var pod : pods) {
            Stream.concat(
                            pod.getStatus().getInitContainerStatuses().stream(),
                            pod.getStatus().getContainerStatuses().stream())
                    .filter(status ->
                            status.getRestartCount() > 0 || status.getState().getTerminated() != null)
                    .filter(status ->
                            read.add(pod.getMetadata().getUid() + status.getName() + status.getRestartCount()))
                    .forEach(status -> {
                        log(pod, status);
                        ended.add(status.getName());
                    });
        }
        return !ended.isEmpty();
    }

    private void log(Pod pod, ContainerStatus status) {
        var container = kubernetes
                .pods()
                .inNamespace(namespace)
                .withName(pod.getMetadata().getName())
                .inContainer(status.getName());
        String text;
        try {
            text = status.getState().getTerminated() != null
                    ? container.tailingLines(LAST_LINES).getLog()
                    : container.terminated().tailingLines(LAST_LINES).getLog();
        } catch (KubernetesClientException gone) {
            text = "(no log: " + gone.getMessage() + ")";
        }
        recorder.add(
                "Log",
                "read",
                namespace + "/" + pod.getMetadata().getName() + "/" + status.getName(),
                Map.of("text", text));
    }

    private Pipeline pipeline() {
        return Pipeline.among(
                namespace,
                kubernetes.apps().deployments().inNamespace(namespace).list().getItems(),
                kubernetes.services().inNamespace(namespace).list().getItems(),
                kubernetes.configMaps().inNamespace(namespace).list().getItems());
    }

    private static Optional<Pod> example(Part part, List<Pod> pods) {
        return pods.stream()
                .filter(part::owns)
                .filter(pod -> !Pods.terminates(pod)
                        && "Running".equals(pod.getStatus().getPhase()))
                .min(comparing(pod -> !Readiness.isPodReady(pod)));
    }

    private List<CompletableFuture<Void>> letter(Part part) {
        return switch (part.role()) {
            case FRONTEND ->
                List.of(
                        runAsync(() -> ask(part.role(), "page", service(part, ""), true, "GET", null)),
                        runAsync(() -> ask(part.role(), "letter", service(part, "translate"), true, "POST", Map.of())));
            case OCR ->
                List.of(runAsync(() -> ask(part.role(), "letter", service(part, "ocr"), true, "POST", Map.of())));
            case TRANSLATE ->
                List.of(runAsync(() -> ask(
                        part.role(),
                        "letter",
                        service(part, "translate"),
                        true,
                        "POST",
                        Map.of("text", Letter.ORIGINAL))));
        };
    }

    private void probesAndPorts(Part part, Pod pod) {
        var tried = new LinkedHashSet<Integer>();
        for (var container : pod.getSpec().getContainers()) {
            Stream.of("startup", "readiness", "liveness")
                    .forEach(kind -> probe(container, kind)
                            .ifPresent(probe -> port(probe, container)
                                    .ifPresent(port -> ask(
                                            part.role(),
                                            probe.getHttpGet() == null ? kind + " (tcp)" : kind,
                                            target(pod, port, path(probe)),
                                            Readiness.isPodReady(pod),
                                            "GET",
                                            null))));
            declared(container).forEach(tried::add);
        }
        part.env("PORT")
                .filter(port -> port.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .ifPresent(tried::add);
        if (part.service() != null) {
            part.service().getSpec().getPorts().stream()
                    .flatMap(port -> targetPort(port, pod).stream())
                    .forEach(tried::add);
        }
        var listening = listening(part, pod, tried);
        if (listening.isEmpty()) {
            listening(part, pod, new LinkedHashSet<>(USUAL));
        }
    }

    private List<Integer> listening(Part part, Pod pod, Set<Integer> ports) {
        return ports.stream()
                .filter(port -> ask(
                                part.role(),
                                "port " + port,
                                target(pod, port, ""),
                                Readiness.isPodReady(pod),
                                "GET",
                                null)
                        .listening())
                .toList();
    }

    private Exchange ask(LetterService role, String what, String target, boolean ready, String method, Object body) {
        var begun = Instant.now();
        var kind = target.substring(0, target.indexOf('/'));
        var rest = target.substring(kind.length() + 1);
        var slash = rest.indexOf('/');
        var uri = "/api/v1/namespaces/%s/%ss/http:%s/proxy%s"
                .formatted(namespace, kind, rest.substring(0, slash), rest.substring(slash));
        Exchange exchange;
        try {
            var answer = String.valueOf(kubernetes.raw(uri, method, body));
            exchange = new Exchange(role, what, target, ready, 200, shortened(answer), "", millisSince(begun));
        } catch (KubernetesClientException failure) {
            var said = failure.getStatus() == null
                    ? failure.getMessage()
                            + (failure.getCause() == null
                                    ? ""
                                    : " " + failure.getCause().getMessage())
                    : String.valueOf(failure.getStatus().getMessage());
            // what the proxy itself could not reach is a 503 of the API server's making
            exchange = failure.getCode() <= 0
                            || said.contains("error trying to reach service")
                            || said.contains("no endpoints available")
                    ? new Exchange(role, what, target, ready, 0, "", shortened(said), millisSince(begun))
                    : new Exchange(
                            role, what, target, ready, failure.getCode(), shortened(said), "", millisSince(begun));
        }
        recorder.add(
                "Exchange",
                exchange.answered() ? "answered" : "failed",
                namespace + "/" + role.deployment() + " " + what,
                exchange);
        return exchange;
    }

    private String service(Part part, String path) {
        return "service/%s:%d/%s"
                .formatted(
                        part.serviceName(),
                        part.service().getSpec().getPorts().get(0).getPort(),
                        path);
    }

    private static String target(Pod pod, int port, String path) {
        return "pod/%s:%d/%s".formatted(pod.getMetadata().getName(), port, path.replaceFirst("^/", ""));
    }

    private static Optional<Probe> probe(Container container, String kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case "startup" -> container.getStartupProbe();
                    case "readiness" -> container.getReadinessProbe();
                    default -> container.getLivenessProbe();
                });
    }

    private static Optional<Integer> port(Probe probe, Container container) {
        var port = probe.getHttpGet() != null
                ? probe.getHttpGet().getPort()
                : probe.getTcpSocket() != null ? probe.getTcpSocket().getPort() : null;
        return port == null ? Optional.empty() : number(port, List.of(container));
    }

    private static String path(Probe probe) {
        return probe.getHttpGet() == null || probe.getHttpGet().getPath() == null
                ? ""
                : probe.getHttpGet().getPath();
    }

    private static Optional<Integer> targetPort(ServicePort port, Pod pod) {
        return port.getTargetPort() == null
                ? Optional.of(port.getPort())
                : number(port.getTargetPort(), pod.getSpec().getContainers());
    }

    private static Optional<Integer> number(IntOrString port, List<Container> containers) {
        return port.getIntVal() != null
                ? Optional.of(port.getIntVal())
                : containers.stream()
                        .flatMap(container -> container.getPorts().stream())
                        .filter(named -> port.getStrVal().equals(named.getName()))
                        .map(ContainerPort::getContainerPort)
                        .findFirst();
    }

    private static List<Integer> declared(Container container) {
        return container.getPorts().stream()
                .map(ContainerPort::getContainerPort)
                .toList();
    }

    private static String shortened(String text) {
        return text.length() > BODY ? text.substring(0, BODY) : text;
    }

    private static long millisSince(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis();
    }
}
