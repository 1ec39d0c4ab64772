package lab.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import lab.observe.Moment;
import lab.observe.Recording;
import lab.report.Stretch.State;

/**
 * A node twice: as it was, and as Kubernetes saw it. Between the two lies how long it takes to notice.
 *
 * @param machine stopped, as Docker says; else nothing is drawn
 * @param word Ready or NotReady, as Kubernetes says
 */
record NodeLife(String name, List<Stretch> machine, List<Stretch> word) {

    static List<NodeLife> of(Recording recording, List<PodLife> pods) {
        var names = new TreeSet<String>();
        Stream.of("Node", "Docker").flatMap(recording::of).map(Moment::name).forEach(names::add);
        pods.stream().map(PodLife::node).filter(node -> !node.isEmpty()).forEach(names::add);
        return names.stream()
                .map(name -> new NodeLife(name, machine(recording, name), word(recording, name)))
                .toList();
    }

    NodeLife between(Instant from, Instant to) {
        return new NodeLife(name, Stretch.between(machine, from, to), Stretch.between(word, from, to));
    }

    private static List<Stretch> machine(Recording recording, String name) {
        var stretches = new ArrayList<Stretch>();
        recording.of("Docker").filter(moment -> moment.name().equals(name)).forEach(moment -> {
            if (moment.change().equals("die")) {
                Stretch.begin(stretches, moment.at(), State.STOPPED, "stopped");
            } else if (moment.change().equals("start")) {
                Stretch.end(stretches, moment.at());
            }
        });
        return List.copyOf(stretches);
    }

    private static List<Stretch> word(Recording recording, String name) {
        var stretches = new ArrayList<Stretch>();
        recording.of("Node").filter(moment -> moment.name().equals(name)).forEach(moment -> {
            if (moment.change().equals("DELETED")) {
                Stretch.end(stretches, moment.at());
            } else if (isReady(moment)) {
                Stretch.begin(stretches, moment.at(), State.READY, "Ready");
            } else {
                Stretch.begin(stretches, moment.at(), State.NOT_READY, "NotReady");
            }
        });
        return List.copyOf(stretches);
    }

    private static boolean isReady(Moment node) {
        return node.object()
                .at("/status/conditions")
                .valueStream()
                .anyMatch(condition -> condition.path("type").asString("").equals("Ready")
                        && condition.path("status").asString("").equals("True"));
    }
}
