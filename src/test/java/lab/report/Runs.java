package lab.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.observe.Moment;
import lab.observe.Recording;
import tools.jackson.databind.json.JsonMapper;

/** Recordings to report on: of a real run in which a node was stopped, and what is made of it. */
final class Runs {

    /** What a hostile pod calls itself. */
    static final String HOSTILE = "<script>alert(1)</script>\"'&<b>|`[x](http://evil)";

    static final Recording NODE_STOP = Recording.read(Path.of("src/test/resources/lab/node-stop.ndjson.gz"));
    static final Recording EMPTY = new Recording(List.of());

    private Runs() {}

    /** The run as if it had broken off before this moment. */
    static Recording brokenOff(int moment) {
        return new Recording(NODE_STOP.moments().subList(0, moment));
    }

    /** The run without the one check that its suite failed. */
    static Recording passed() {
        return new Recording(NODE_STOP.moments().stream()
                .filter(moment -> !moment.is("Check", "failed"))
                .toList());
    }

    /** As if the deployment had failed, with a diagnosis; whatever can be named is named like this. */
    static Recording broken(String named) {
        var deployed = NODE_STOP.first("Act", "done", "DEPLOY").orElseThrow();
        var moments = new ArrayList<>(
                NODE_STOP.moments().subList(0, NODE_STOP.moments().indexOf(deployed)));
        var at = deployed.at();
        moments.add(moment(
                at,
                "Finding",
                "found",
                "target-port",
                Map.of(
                        "cause", "target-port",
                        "service", named,
                        "infrastructure", false,
                        "title", Map.of("en", "The port of " + named, "ko", named + "의 포트"),
                        "why", Map.of("en", "Nobody listens.", "ko", "듣는 곳이 없습니다."),
                        "fix", Map.of("en", "kubectl edit service x\nOr " + named, "ko", "kubectl edit service x"),
                        "evidence", List.of("log: " + named))));
        moments.add(moment(at, "Act", "failed", "DEPLOY", Map.of("why", "not Ready: " + named)));
        moments.add(moment(at, "Check", "failed", "PodsIT", Map.of("title", named, "message", named, "ms", 0)));
        moments.add(moment(at, "Check", "skipped", "LetterIT", Map.of("title", named, "message", named, "ms", 0)));
        moments.add(moment(at, "Pod", "ADDED", "default/" + named, Map.of("spec", Map.of("nodeName", named))));
        moments.add(moment(at.plusSeconds(1), "Pod", "MODIFIED", "default/" + named, Map.of("status", Map.of())));
        moments.add(moment(at.plusSeconds(2), "Node", "ADDED", named, Map.of()));
        moments.add(moment(at.plusSeconds(3), named, named, named, Map.of("any", named)));
        return new Recording(moments);
    }

    /** As {@link #broken}, but the acts went on. */
    static Recording goneOn(String named) {
        var moments = new ArrayList<>(broken(named).moments());
        var end = moments.get(moments.size() - 1).at();
        moments.add(moment(end, "Act", "begun", "LETTERS", Map.of("waits_for", named)));
        moments.add(moment(end, "Act", "done", "LETTERS", Map.of()));
        return new Recording(moments);
    }

    private static Moment moment(Instant at, String kind, String change, String name, Object object) {
        return new Moment(at, 0, kind, change, name, JsonMapper.shared().valueToTree(object));
    }
}
