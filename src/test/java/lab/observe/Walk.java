package lab.observe;

import static java.util.Comparator.comparing;
import static java.util.concurrent.CompletableFuture.runAsync;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import lab.cluster.Cluster;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.pipeline.NextUrl;
import lab.pipeline.Part;
import lab.pipeline.Pipeline;
import tools.jackson.databind.json.JsonMapper;

/** Goes from each caller to the next service as its process would, step by step, and to each pod behind it; each step is recorded as a {@link Hop}. */
public final class Walk {

    /** Where a caller's requests end: an address and port for each pod behind the next Service. */
    private record Reached(CallerPod caller, List<Map.Entry<String, String>> endpoints) {}

    private final Cluster cluster;
    private final KubernetesClient kubernetes;
    private final Recorder recorder;
    private final String namespace;
    private final Map<LetterService, Reached> reached = new HashMap<>();

    public Walk(Cluster cluster, Recorder recorder, String namespace) {
        this.cluster = cluster;
        this.kubernetes = cluster.kubernetes();
        this.recorder = recorder;
        this.namespace = namespace;
    }

    /** From each caller that runs to the pods behind the next Service; returns when each has answered, or has had its time. */
    public void make() {
        var pods = kubernetes.pods().inNamespace(namespace).list().getItems();
        all(Pipeline.of(kubernetes, namespace)
                .deployed()
                .filter(part -> part.nextVariable().isPresent())
                .flatMap(part -> pods.stream()
                        .filter(part::owns)
                        .filter(pod -> !Pods.terminates(pod)
                                && Pods.running(pod).findAny().isPresent())
                        .min(comparing(pod -> !Readiness.isPodReady(pod)))
                        .stream()
                        .map(pod -> () -> from(part, pod))));
    }

    /** Sends a letter to each pod that was reached, from the caller's place. */
    public void letters() {
        all(reached.entrySet().stream()
                .map(role -> () -> orElseSaid(
                        role.getKey(), role.getValue().caller().pod(), () -> letters(role.getKey(), role.getValue()))));
    }

    private static void all(Stream<Runnable> steps) {
        CompletableFuture.allOf(steps.map(step -> runAsync(step)).toArray(CompletableFuture[]::new))
                .join();
    }

    private void letters(LetterService role, Reached there) {
        var toOcr = role == LetterService.FRONTEND;
        there.caller()
                .sends(
                        there.endpoints().stream()
                                .map(pod -> new CallerPod.Call(Hop.Step.LETTER, pod.getKey(), pod.getValue()))
                                .toList(),
                        toOcr ? "ocr" : "translate",
                        JsonMapper.shared().writeValueAsString(toOcr ? Map.of() : Map.of("text", Letter.ORIGINAL)),
                        (int) Letter.WHOLE.multipliedBy(2).toSeconds())
                .forEach(this::record);
    }

    private void from(Part part, Pod pod) {
        orElseSaid(part.role(), pod, () -> from(part, pod, Pods.running(pod).toList()));
    }

    /** Where a pod cannot be entered, or can no longer, that is the step. */
    private void orElseSaid(LetterService role, Pod pod, Runnable steps) {
        var name = pod.getMetadata().getName();
        try {
            steps.run();
        } catch (IllegalStateException noWayIn) {
            record(new Hop(role, name, Hop.Step.INSIDE, name, "", String.valueOf(noWayIn.getMessage()), 0));
        }
    }

    private void from(Part part, Pod pod, List<ContainerStatus> containers) {
        var variable = part.nextVariable().orElseThrow();
        CallerPod caller = null;
        List<String> files = List.of();
        for (var container : containers) {
            var next = new CallerPod(cluster, part.role(), pod, container);
            var read = next.files();
            if (caller == null || CallerPod.variables(read.get(0)).containsKey(variable)) {
                caller = next;
                files = read;
            }
        }
        if (caller == null) {
            return;
        }
        var value = CallerPod.variables(files.get(0)).get(variable);
        var environment = environment(part, variable, value, caller);
        record(environment);
        if (environment.succeeded() && NextUrl.of(value).wellFormed()) {
            to(NextUrl.of(value), caller, NameLookup.of(files.get(1), files.get(2)));
        }
    }

    /** What comes out of a Secret is shown no further than its host and port. */
    private static Hop environment(Part part, String variable, String value, CallerPod caller) {
        if (value == null || value.isBlank()) {
            return caller.hop(Hop.Step.ENVIRONMENT, variable, "", value == null ? "not set" : "empty", 0);
        }
        var isKnown = part.env(variable).filter(value::equals).isPresent();
        var url = NextUrl.of(value);
        var shown = isKnown
                ? value
                : url.uri()
                        .map(uri -> "%s://%s:%d".formatted(uri.getScheme(), uri.getHost(), url.port()))
                        .orElse("(not shown)");
        return caller.hop(Hop.Step.ENVIRONMENT, variable, shown, "", 0);
    }

    private void to(NextUrl url, CallerPod caller, NameLookup lookup) {
        var name = url.isAddress()
                ? caller.hop(Hop.Step.NAME, url.host(), url.host(), "", 0)
                : caller.looksUp(url.host(), lookup);
        record(name);
        if (!name.succeeded()) {
            return;
        }
        var address = name.found().split(", ")[0];
        var endpoints = new NextEndpoints(kubernetes, namespace).of(url, address);
        caller.calls(Stream.concat(
                                Stream.of(new CallerPod.Call(
                                        Hop.Step.CONNECT,
                                        url.host() + ":" + url.port(),
                                        NextEndpoints.host(address) + ":" + url.port())),
                                endpoints.entrySet().stream()
                                        .map(pod -> new CallerPod.Call(
                                                Hop.Step.ENDPOINT,
                                                pod.getKey() + " " + pod.getValue(),
                                                pod.getValue())))
                        .toList())
                .forEach(this::record);
        synchronized (reached) {
            reached.put(caller.role(), new Reached(caller, new ArrayList<>(endpoints.entrySet())));
        }
    }

    private void record(Hop hop) {
        hop.record(recorder, namespace);
    }
}
