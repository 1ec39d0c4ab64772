package lab.diagnose;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.observe.Exchange;
import lab.observe.Hop;
import lab.observe.Pods;
import lab.observe.Recording;
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
        Warnings warnings,
        Map<String, List<String>> images,
        Answers answers,
        Steps steps,
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
                Warnings.among(recording.objects(Event.class)),
                all.images(),
                new Answers(sinceApplied(recording).exchanges().stream()
                        .filter(asked -> asked.answered() || !isGuarded(pipeline.part(asked.role()), policies))
                        .toList()),
                new Steps(hops),
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
                        .map(part -> new Steps(hops)
                                .last(part.role(), Hop.Step.ENVIRONMENT)
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

    /** That part as its manifests have it now, whatever its processes have. */
    Part written(Part part) {
        return recording.pipeline(namespace).part(part.role());
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
        return pods(part).stream()
                .filter(pod -> !Readiness.isPodReady(pod) && !isOnStoppedNode(pod))
                .toList();
    }

    private boolean isOnStoppedNode(Pod pod) {
        return nodes.stream()
                .anyMatch(node ->
                        node.getMetadata().getName().equals(pod.getSpec().getNodeName())
                                && !Readiness.isNodeReady(node));
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
                .map(caller -> steps.last(caller.role(), Hop.Step.CONNECT)
                        .map(Hop::succeeded)
                        .orElseGet(() -> answers.isTranslated(caller.role())))
                .orElseGet(() -> answers.last(part.role(), "page")
                        .filter(Exchange::answered)
                        .isPresent());
    }

    /** Whether something goes wrong on the way from that caller to the next: a step, or a letter. */
    boolean isCutOff(Part caller) {
        var role = caller.role();
        return !answers.isTranslated(role)
                && (steps.failed(caller).anyMatch(hop -> hop.step() != Hop.Step.INSIDE)
                        || answers.last(role, "letter").isPresent()
                        || steps.last(role, Hop.Step.CONNECT).isEmpty() && (over || hasEnded(caller)));
    }

    /** Whether nothing came back of a letter to the frontend, though letters to every pod behind it arrived: a machine that is too busy to answer in time. */
    boolean isLostByChance() {
        var letters = steps.each(LetterService.FRONTEND, Hop.Step.LETTER).toList();
        return !letters.isEmpty()
                && letters.stream().allMatch(Hop::succeeded)
                && answers.last(LetterService.FRONTEND, "letter")
                        .filter(asked -> !asked.answered())
                        .isPresent();
    }

    /** Whether the last try of each step that reaches for a pod succeeded: DNS and the nodes learn of a new one a moment after it is Ready. */
    boolean isWalked() {
        return parts().stream()
                .flatMap(caller -> Stream.of(Hop.Step.NAME, Hop.Step.CONNECT, Hop.Step.ENDPOINT)
                        .flatMap(step -> steps.each(caller.role(), step)))
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
                .flatMap(slice -> Stream.ofNullable(slice.getEndpoints()).flatMap(List::stream))
                .filter(endpoint -> endpoint.getTargetRef() != null)
                .map(endpoint -> endpoint.getTargetRef().getName())
                .toList();
        return pods.stream()
                .filter(pod -> names.contains(pod.getMetadata().getName()))
                .toList();
    }

    /** The ports of a part's pods at which something listens: when it was asked, or by the kubelet's own probes, which no policy keeps out. */
    List<Integer> listening(LetterService role) {
        return Stream.concat(
                        answers.listening(role).stream(),
                        pods(pipeline.part(role)).stream().flatMap(ProbedPorts::of))
                .distinct()
                .toList();
    }

    /** Whether its program may still be on its way to listen: without a readiness probe a pod is Ready before that, and a busy machine takes its time. */
    boolean mayStillStart(LetterService role) {
        return !over && listening(role).isEmpty();
    }

    /** The last lines that a container wrote; of one that ended once more and left none, those of before. */
    List<String> log(Pod pod, String container) {
        return recording
                .of("Log")
                .filter(moment ->
                        moment.name().equals(namespace + "/" + pod.getMetadata().getName() + "/" + container))
                .map(moment -> moment.text("text"))
                .filter(text -> !text.isBlank())
                .reduce((one, other) -> other)
                .map(text -> text.lines().toList())
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
                        .map(applied -> warnings.of(about, reason)
                                .anyMatch(event ->
                                        Instant.parse(Warnings.when(event)).isAfter(applied.at())))
                        .orElse(true);
    }
}
