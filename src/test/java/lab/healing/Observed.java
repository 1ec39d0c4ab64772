package lab.healing;

import static java.util.Comparator.comparing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.healing.Phase.Step;
import lab.observe.Moment;
import lab.observe.Pods;
import lab.observe.Recording;
import lab.observe.Sample;
import lab.observe.Seen;
import lab.observe.Settings;
import lab.observe.Traffic;

/** Looks for the steps of a healing in what was recorded between a node's end and its next start. */
final class Observed {

    private static final Set<String> OF_KUBERNETES = Set.of("kube-system", "kube-node-lease", "kube-public");

    private final String node;
    private final Instant died;
    private final Instant started;
    private final Recording recording;
    private final Recording whole;
    private final Recording before;
    private final Recording after;
    private final List<Seen<Pod>> pods;
    private final List<Pod> doomed;
    private final List<Pod> replacements;
    private final Prediction prediction;

    Observed(Recording recording, Moment death) {
        node = death.name();
        died = death.at();
        started = recording
                .of("Docker")
                .filter(moment -> moment.change().equals("start")
                        && moment.name().equals(node)
                        && moment.at().isAfter(died))
                .map(Moment::at)
                .findFirst()
                .orElse(recording.end());
        this.recording = recording;
        whole = recording.until(started);
        after = whole.from(died);
        pods = pods(after);
        before = whole.until(died);
        var there = before.objects(Pod.class).stream()
                .filter(Observed::isSubmission)
                .toList();
        doomed = there.stream()
                .filter(pod -> node.equals(pod.getSpec().getNodeName()) && !Pods.terminates(pod))
                .toList();
        var known = there.stream().map(Observed::name).collect(Collectors.toSet());
        replacements = last(pods).values().stream()
                .filter(pod -> !known.contains(name(pod)))
                .toList();
        prediction = Prediction.of(
                Settings.of(whole).timings(),
                lastHeartbeat().map(last -> Duration.between(last, died)).orElse(Duration.ZERO),
                pods(before),
                doomed);
    }

    Healing healing() {
        return new Healing(
                node,
                died,
                doomed.stream().map(Observed::name).toList(),
                replacements.stream().map(Observed::name).toList(),
                Stream.of(Step.values()).map(this::phase).toList(),
                new Traffic(recording.traffic().samples().stream()
                        .filter(letter ->
                                letter.answered().isAfter(died) && letter.sent().isBefore(started))
                        .toList()));
    }

    private Phase phase(Step step) {
        var expected = prediction.of(step);
        return switch (step) {
            case LAST_HEARTBEAT -> new Phase(step, lastHeartbeat().map(this::seconds), expected, "Lease " + node);
            case NOT_READY -> node(step, expected, "Ready is not True", seen -> !Readiness.isNodeReady(seen));
            case TAINTED -> node(step, expected, "unreachable:NoExecute", Observed::isTainted);
            case ENDPOINTS_REMOVED -> endpoints(expected);
            case EVICTED -> eachPod(step, expected, doomed, Pods::terminates);
            case CREATED -> eachPod(step, expected, replacements, pod -> true);
            case SCHEDULED ->
                eachPod(step, expected, replacements, pod -> pod.getSpec().getNodeName() != null);
            case STARTED -> eachPod(step, expected, replacements, Observed::isRunning);
            case READY -> eachPod(step, expected, replacements, Pods::serves);
            case ANSWERED -> answered(expected);
        };
    }

    private Optional<Instant> lastHeartbeat() {
        return whole.history(Lease.class)
                .map(Seen::object)
                .filter(lease -> lease.getMetadata().getName().equals(node))
                .map(lease -> lease.getSpec().getRenewTime().toInstant())
                .filter(renewed -> !renewed.isAfter(died))
                .max(Instant::compareTo);
    }

    private Phase node(Step step, Band expected, String evidence, Predicate<Node> which) {
        var seen = after.history(Node.class)
                .filter(moment -> moment.object().getMetadata().getName().equals(node) && which.test(moment.object()))
                .findFirst();
        return new Phase(step, seen.map(moment -> seconds(moment.at())), expected, "Node " + node + ": " + evidence);
    }

    /** When no Service of the pipeline led to the node any more. */
    private Phase endpoints(Band expected) {
        var slices = new HashMap<String, EndpointSlice>();
        before.objects(EndpointSlice.class).forEach(slice -> slices.put(name(slice), slice));
        Optional<Instant> removed = leadTo(slices.values()) ? Optional.empty() : Optional.of(died);
        for (var seen : after.history(EndpointSlice.class).toList()) {
            slices.put(name(seen.object()), seen.object());
            if (removed.isEmpty() && !leadTo(slices.values())) {
                removed = Optional.of(seen.at());
            }
        }
        return new Phase(Step.ENDPOINTS_REMOVED, removed.map(this::seconds), expected, "EndpointSlices");
    }

    private boolean leadTo(Collection<EndpointSlice> slices) {
        return slices.stream()
                .filter(slice -> !OF_KUBERNETES.contains(slice.getMetadata().getNamespace()))
                .flatMap(slice -> slice.getEndpoints() == null ? Stream.of() : slice.getEndpoints().stream())
                .anyMatch(endpoint -> node.equals(endpoint.getNodeName())
                        && !Boolean.FALSE.equals(endpoint.getConditions().getReady()));
    }

    /** When the last of these pods had become so. */
    private Phase eachPod(Step step, Band expected, List<Pod> which, Predicate<Pod> state) {
        var names = which.stream().map(Observed::name).toList();
        var first = new HashMap<String, Instant>();
        pods.stream()
                .filter(seen -> names.contains(name(seen.object()))
                        && (state.test(seen.object())
                                || step == Step.EVICTED && seen.change().equals("DELETED")))
                .forEach(seen -> first.putIfAbsent(name(seen.object()), seen.at()));
        var all = !names.isEmpty() && first.size() >= Math.max(names.size(), doomed.size());
        return new Phase(
                step,
                all ? first.values().stream().max(Instant::compareTo).map(this::seconds) : Optional.empty(),
                expected,
                first.size() + " of " + doomed.size() + " pods");
    }

    /** The first letter that was sent when there were as many Ready pods as before, and was answered. */
    private Phase answered(Band expected) {
        var ready = phase(Step.READY).seconds();
        var first = recording.traffic().samples().stream()
                .filter(letter -> !letter.lost() && ready.isPresent() && seconds(letter.sent()) >= ready.get())
                .min(comparing(Sample::answered));
        return new Phase(
                Step.ANSWERED,
                first.map(letter -> seconds(letter.answered())),
                expected,
                first.map(letter -> "letter " + letter.id()).orElse("no letter was sent after that"));
    }

    private static List<Seen<Pod>> pods(Recording recording) {
        return recording
                .history(Pod.class)
                .filter(seen -> isSubmission(seen.object()))
                .toList();
    }

    private double seconds(Instant at) {
        return Duration.between(died, at).toMillis() / 1000.0;
    }

    private static Map<String, Pod> last(List<Seen<Pod>> pods) {
        var last = new HashMap<String, Pod>();
        pods.forEach(seen -> last.put(name(seen.object()), seen.object()));
        return last;
    }

    private static boolean isSubmission(Pod pod) {
        return !OF_KUBERNETES.contains(pod.getMetadata().getNamespace());
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }

    private static boolean isTainted(Node node) {
        return node.getSpec().getTaints().stream()
                .anyMatch(taint -> "node.kubernetes.io/unreachable".equals(taint.getKey())
                        && "NoExecute".equals(taint.getEffect()));
    }

    private static boolean isRunning(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .anyMatch(status -> status.getState().getRunning() != null);
    }
}
