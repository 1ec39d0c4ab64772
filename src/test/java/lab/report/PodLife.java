package lab.report;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lab.observe.Moment;
import lab.observe.Recording;
import lab.report.Stretch.State;
import tools.jackson.databind.JsonNode;

/**
 * What became of a pod.
 *
 * @param service whose pod it is, by its label
 * @param node empty while it is on none
 */
record PodLife(String name, String service, String node, List<Stretch> stretches) {

    private static final Set<String> OF_KUBERNETES = Set.of("kube-system", "kube-node-lease", "kube-public");
    private static final Set<String> PREPARING = Set.of("ContainerCreating", "PodInitializing");

    static List<PodLife> of(Recording recording) {
        var pods = new LinkedHashMap<String, List<Moment>>();
        recording
                .of("Pod")
                .filter(pod -> !OF_KUBERNETES.contains(pod.name().replaceFirst("/.*", "")))
                .forEach(pod -> pods.computeIfAbsent(pod.name(), name -> new ArrayList<>())
                        .add(pod));
        return pods.values().stream()
                .map(PodLife::of)
                .sorted(comparing(PodLife::service)
                        .thenComparing(pod -> pod.stretches.get(0).from()))
                .toList();
    }

    PodLife between(Instant from, Instant to) {
        return new PodLife(name, service, node, Stretch.between(stretches, from, to));
    }

    private static PodLife of(List<Moment> moments) {
        var stretches = new ArrayList<Stretch>();
        for (var moment : moments) {
            if (moment.change().equals("DELETED")) {
                Stretch.end(stretches, moment.at());
            } else {
                begin(stretches, moment.at(), moment.object());
            }
        }
        var last = moments.get(moments.size() - 1);
        if (stretches.isEmpty()) {
            stretches.add(new Stretch(last.at(), last.at(), State.TERMINATING, "Terminating"));
        }
        var name = last.name().substring(last.name().indexOf('/') + 1);
        return new PodLife(
                name,
                last.object().at("/metadata/labels/app").asString(name.replaceFirst("-[^-]*-[^-]*$", "")),
                last.object().at("/spec/nodeName").asString(""),
                List.copyOf(stretches));
    }

    private static void begin(List<Stretch> stretches, Instant at, JsonNode pod) {
        var stuck = stuck(pod);
        if (pod.at("/metadata/deletionTimestamp").isString()) {
            Stretch.begin(stretches, at, State.TERMINATING, "Terminating");
        } else if (!stuck.isEmpty()) {
            Stretch.begin(stretches, at, State.STUCK, stuck);
        } else if (condition(pod, "Ready").equals("True")) {
            Stretch.begin(stretches, at, State.READY, "Ready");
        } else if (pod.at("/status/containerStatuses")
                .valueStream()
                .anyMatch(container -> container.path("state").has("running"))) {
            Stretch.begin(stretches, at, State.RUNNING, "Running, not Ready");
        } else if (pod.at("/spec/nodeName").isString()) {
            Stretch.begin(stretches, at, State.CREATING, "ContainerCreating");
        } else {
            Stretch.begin(stretches, at, State.PENDING, "Pending");
        }
    }

    /** Why a container does not run, if it is not just being made. */
    private static String stuck(JsonNode pod) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(list -> pod.path("status").path(list).valueStream())
                .flatMap(container ->
                        Stream.of(container.at("/state/waiting/reason"), container.at("/state/terminated/reason")))
                .map(reason -> reason.asString(""))
                .filter(reason -> !reason.isEmpty() && !PREPARING.contains(reason) && !reason.equals("Completed"))
                .findFirst()
                .orElse("");
    }

    private static String condition(JsonNode object, String type) {
        return object.at("/status/conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asString("").equals(type))
                .map(condition -> condition.path("status").asString(""))
                .findFirst()
                .orElse("");
    }
}
