package lab.diagnose;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.observe.Exchange;
import lab.observe.Hop;
import lab.observe.Pods;
import lab.observe.Recording;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.pipeline.Part;
import lab.pipeline.Pipeline;

/**
 * What was recorded of one namespace, ready for the rules.
 *
 * @param all of all namespaces
 * @param recording of this one, and of the cluster
 * @param over whether nothing more is to be waited for: what is not there now will not come
 * @param nodes of the whole cluster
 * @param services of all namespaces
 */
record Evidence(
        Recording all,
        Recording recording,
        String namespace,
        boolean over,
        Instant now,
        Pipeline pipeline,
        List<Node> nodes,
        List<Pod> pods,
        List<Service> services,
        List<NetworkPolicy> policies,
        List<Event> warnings,
        Map<String, List<String>> images,
        List<Exchange> exchanges,
        List<Hop> hops,
        List<EndpointSlice> endpointSlices,
        List<Deployment> dns) {

    static Evidence of(Recording all, String namespace, boolean over) {
        var recording = all.about(namespace);
        var hops = sinceApplied(recording).hops();
        var pipeline = walked(recording.pipeline(namespace), hops);
        var policies = recording.objects(NetworkPolicy.class);
        return new Evidence(
                all,
                recording,
                namespace,
                over,
                all.end(),
                pipeline,
                all.objects(Node.class),
                recording.objects(Pod.class),
                all.objects(Service.class),
                policies,
                recording.objects(Event.class).stream()
                        .filter(event -> "Warning".equals(event.getType()))
                        .sorted(comparing(Evidence::when))
                        .toList(),
                all.images(),
                sinceApplied(recording).exchanges().stream()
                        .filter(asked -> asked.answered() || !isGuarded(pipeline.part(asked.role()), policies))
                        .toList(),
                hops,
                recording.objects(EndpointSlice.class),
                all.about("kube-system").objects(Deployment.class).stream()
                        .filter(deployment -> deployment.getMetadata().getName().contains("dns"))
                        .toList());
    }

    /** What a process has says more than what is written down, of which a Secret is no part. */
    private static Pipeline walked(Pipeline pipeline, List<Hop> hops) {
        return new Pipeline(
                pipeline.namespace(),
                pipeline.parts().stream()
                        .map(part -> hops.stream()
                                .filter(hop -> hop.caller() == part.role()
                                        && hop.step() == Hop.Step.ENVIRONMENT
                                        && hop.succeeded())
                                .reduce((one, other) -> other)
                                .map(hop -> part.with(hop.target(), hop.found()))
                                .orElse(part))
                        .toList());
    }

    /** Who keeps strangers away, as the lab itself is one, says nothing of those whom it lets in. */
    private static boolean isGuarded(Part part, List<NetworkPolicy> policies) {
        return policies.stream().anyMatch(part::isGuardedBy);
    }

    /** What was asked, read and refused before something was applied is about what was there before. */
    private static Recording sinceApplied(Recording recording) {
        return recording
                .last("Applied")
                .map(applied -> recording.from(applied.at()))
                .orElse(recording);
    }

    List<Part> parts() {
        return pipeline.parts();
    }

    /** Pods of a part that are not on their way out. */
    List<Pod> pods(Part part) {
        return pods.stream()
                .filter(part::owns)
                .filter(pod -> !Pods.terminates(pod) && !isEvicted(pod))
                .toList();
    }

    /** Those that a kubelet put out, and that stay behind as a note. */
    List<Pod> evicted(Part part) {
        return pods.stream().filter(part::owns).filter(Evidence::isEvicted).toList();
    }

    private static boolean isEvicted(Pod pod) {
        return "Evicted".equals(pod.getStatus().getReason());
    }

    /** The pods of all namespaces. */
    List<Pod> allPods() {
        return all.objects(Pod.class);
    }

    /** The Deployments of all namespaces. */
    List<Deployment> deployments() {
        return all.objects(Deployment.class);
    }

    /** Those of them that do not serve. */
    List<Pod> waiting(Part part) {
        return pods(part).stream().filter(pod -> !Readiness.isPodReady(pod)).toList();
    }

    /** Whether this pipeline, or another beside it, is what was applied in that namespace. */
    boolean isJudged(String other) {
        return namespace.equals(other)
                || all.of("Apply").anyMatch(apply -> apply.name().startsWith(other + "/"));
    }

    boolean ready(Part part) {
        return pods(part).stream().anyMatch(Readiness::isPodReady);
    }

    /** All containers of a pod that have something to say, those that come first first. */
    static Stream<ContainerStatus> containers(Pod pod) {
        return Stream.concat(
                pod.getStatus().getInitContainerStatuses().stream(), pod.getStatus().getContainerStatuses().stream());
    }

    /** Warnings about this object, the oldest first. */
    Stream<Event> warnings(HasMetadata about, String reason) {
        return warnings.stream()
                .filter(event -> event.getReason().equals(reason)
                        && about.getMetadata()
                                .getName()
                                .equals(event.getInvolvedObject().getName())
                        && requireNonNullElse(event.getMessage(), "").length() > 0);
    }

    /** The last time that this was asked. */
    Optional<Exchange> exchange(LetterService role, String what) {
        return exchanges.stream()
                .filter(exchange -> exchange.role() == role && exchange.what().equals(what))
                .reduce((one, other) -> other);
    }

    /** What was asked last of each port of each part. */
    Stream<Exchange> latest() {
        return exchanges.stream()
                .filter(exchange -> exchange.what().startsWith("port "))
                .flatMap(exchange -> exchange(exchange.role(), exchange.what()).stream())
                .distinct();
    }

    /** The last time that this step was made from a caller's place. */
    Optional<Hop> hop(LetterService caller, Hop.Step step) {
        return hops(caller, step).reduce((one, other) -> other);
    }

    /** The steps of that kind, the last to each target. */
    Stream<Hop> hops(LetterService caller, Hop.Step step) {
        var last = new LinkedHashMap<String, Hop>();
        hops.stream()
                .filter(hop -> hop.caller() == caller && hop.step() == step)
                .forEach(hop -> last.put(hop.target(), hop));
        return last.values().stream();
    }

    /** Who calls that part; empty for the first. */
    Optional<Part> caller(Part part) {
        return part.role() == LetterService.FRONTEND
                ? Optional.empty()
                : Optional.of(parts().get(part.role().ordinal() - 1));
    }

    /** Whether nothing runs yet: what manifests say is a forecast. */
    boolean isForecast() {
        return pods.isEmpty();
    }

    /** Whether somebody in the caller's place is answered when he calls that part; of the first, whether its page is. */
    boolean isReached(Part part) {
        return caller(part)
                .map(caller -> hop(caller.role(), Hop.Step.CONNECT)
                        .map(Hop::succeeded)
                        .orElseGet(() -> isTranslated(caller.role())))
                .orElseGet(() ->
                        exchange(part.role(), "page").filter(Exchange::answered).isPresent());
    }

    /** Whether a letter that this part was asked for came back translated. */
    boolean isTranslated(LetterService role) {
        return exchange(role, "letter")
                .filter(asked -> asked.status() == 200 && asked.letter().contains(Letter.TRANSLATED))
                .isPresent();
    }

    /** Whether something went wrong on the way from that caller to the next: a step, or a letter. */
    boolean isCutOff(Part caller) {
        return hops.stream()
                        .anyMatch(hop -> hop.caller() == caller.role()
                                && hop.step() != Hop.Step.INSIDE
                                && !hop.succeeded()
                                && !isTranslated(caller.role()))
                || exchange(caller.role(), "letter").isPresent() && !isTranslated(caller.role())
                || !isTranslated(caller.role())
                        && hop(caller.role(), Hop.Step.CONNECT).isEmpty()
                        && (over || hasEnded(caller));
    }

    /** The steps that went wrong on the way from that caller, as they are shown. */
    Stream<String> failed(Part caller) {
        return hops.stream()
                .filter(hop -> hop.caller() == caller.role() && !hop.succeeded())
                .map(Hop::toString)
                .distinct();
    }

    /** Whether the last try of each step that reaches for a pod succeeded: the nodes learn of a new pod a moment after it is Ready. */
    boolean isWalked() {
        return parts().stream()
                .flatMap(caller ->
                        Stream.of(Hop.Step.CONNECT, Hop.Step.ENDPOINT).flatMap(step -> hops(caller.role(), step)))
                .filter(hop -> pods.stream()
                        .anyMatch(pod -> pod.getMetadata().getName().equals(hop.pod())))
                .allMatch(Hop::succeeded);
    }

    /** Whether a pod is so new that not all may know of it; nodes that enforce policies take their time. */
    boolean isSettling() {
        return !policies.isEmpty() || pods.stream().anyMatch(pod -> Pods.hasJustStarted(pod, now));
    }

    private boolean hasEnded(Part part) {
        return waiting(part).stream().flatMap(Evidence::containers).anyMatch(status -> status.getRestartCount() > 0);
    }

    /** The pods to which a Service leads, Ready or not, as Kubernetes lists them. */
    List<Pod> behind(Service service) {
        var names = endpointSlices.stream()
                .filter(slice -> slice.getMetadata().getLabels() != null
                        && service.getMetadata()
                                .getName()
                                .equals(slice.getMetadata().getLabels().get("kubernetes.io/service-name")))
                .flatMap(slice -> slice.getEndpoints().stream())
                .filter(endpoint -> endpoint.getTargetRef() != null)
                .map(endpoint -> endpoint.getTargetRef().getName())
                .toList();
        return pods.stream()
                .filter(pod -> names.contains(pod.getMetadata().getName()))
                .toList();
    }

    /** The ports of a part's pods at which something listened. */
    List<Integer> listening(LetterService role) {
        return exchanges.stream()
                .filter(exchange ->
                        exchange.role() == role && exchange.what().startsWith("port ") && exchange.listening())
                .map(exchange -> Integer.valueOf(exchange.what().substring("port ".length())))
                .distinct()
                .toList();
    }

    /** Whether its program may still be on its way to listen: without a readiness probe a pod is Ready before that, and a busy machine takes its time. */
    boolean mayStillStart(LetterService role) {
        return !over && listening(role).isEmpty();
    }

    /** The last lines that a container wrote. */
    List<String> log(Pod pod, String container) {
        return recording
                .of("Log")
                .filter(moment ->
                        moment.name().equals(namespace + "/" + pod.getMetadata().getName() + "/" + container))
                .reduce((one, other) -> other)
                .map(moment -> moment.text("text").lines().toList())
                .orElse(List.of());
    }

    /** What kubectl said when it refused something. */
    Optional<String> refusal() {
        return recording.last("Applied").map(moment -> moment.text("refused")).filter(text -> !text.isBlank());
    }

    boolean olderThan(Pod pod, Duration age) {
        return over
                || Duration.between(Instant.parse(pod.getMetadata().getCreationTimestamp()), now)
                                .compareTo(age)
                        >= 0;
    }

    /** Nodes that run; a node that somebody stopped is no wonder. */
    List<Node> running() {
        return nodes.stream().filter(Readiness::isNodeReady).toList();
    }

    /** Whether Kubernetes has said so of it after all was applied: before that, what a pod refers to may be on its way. */
    boolean isSaidSinceApplied(HasMetadata about, String reason) {
        return over
                || recording
                        .last("Applied")
                        .map(applied -> warnings(about, reason)
                                .anyMatch(event -> Instant.parse(when(event)).isAfter(applied.at())))
                        .orElse(true);
    }

    static String quote(Event event) {
        return "%s %s: %s".formatted(event.getInvolvedObject().getName(), event.getReason(), event.getMessage());
    }

    static String when(Event event) {
        return Stream.of(
                        event.getLastTimestamp(),
                        event.getEventTime() == null
                                ? null
                                : event.getEventTime().getTime(),
                        event.getFirstTimestamp(),
                        event.getMetadata().getCreationTimestamp())
                .filter(time -> time != null)
                .findFirst()
                .orElse("");
    }
}
