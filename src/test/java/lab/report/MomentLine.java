package lab.report;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import lab.observe.Moment;
import tools.jackson.databind.JsonNode;

/** What a moment says, in a line. */
record MomentLine(Moment moment) {

    private static final int MOST = 170;

    String said() {
        var line = said(moment.object()).replaceAll("\\s+", " ").strip();
        return line.length() <= MOST ? line : line.substring(0, MOST - 1) + "…";
    }

    private String said(JsonNode object) {
        return switch (moment.kind()) {
            case "Pod" -> pod(object);
            case "Node" -> conditions(object) + " " + list(object.at("/spec/taints"), "key", "effect");
            case "Event" -> fields(object, "/type", "/reason", "/involvedObject/name", "/message");
            case "Lease" -> fields(object, "/spec/renewTime");
            case "EndpointSlice" -> endpoints(object);
            case "ReplicaSet", "Deployment" ->
                "%s of %s ready".formatted(number(object, "/status/readyReplicas"), number(object, "/spec/replicas"));
            case "Service" ->
                fields(object, "/spec/type", "/spec/clusterIP") + " "
                        + list(object.at("/spec/ports"), "port", "targetPort");
            case "Letter" -> letter(object);
            case "Act" -> fields(object, "/waits_for", "/why");
            case "Check" -> fields(object, "/title", "/message");
            case "Exchange" -> fields(object, "/target", "/status", "/error", "/body");
            case "Finding" -> fields(object, "/title/en");
            case "Page" -> fields(object, "/text");
            default -> object.isEmpty() ? "" : object.toString();
        };
    }

    private static String pod(JsonNode pod) {
        return "%s %s %s %s"
                .formatted(
                        pod.at("/metadata/deletionTimestamp").isMissingNode()
                                ? fields(pod, "/status/phase")
                                : "Terminating",
                        fields(pod, "/spec/nodeName"),
                        conditions(pod),
                        pod.at("/status/containerStatuses")
                                .valueStream()
                                .map(container -> fields(
                                        container,
                                        "/state/waiting/reason",
                                        "/state/waiting/message",
                                        "/state/terminated/reason"))
                                .collect(joining(" ")));
    }

    private static String conditions(JsonNode object) {
        return object.at("/status/conditions")
                .valueStream()
                .filter(condition -> condition.path("status").asString("").equals("True"))
                .map(condition -> condition.path("type").asString(""))
                .collect(joining(" "));
    }

    private static String endpoints(JsonNode slice) {
        return slice.path("endpoints")
                .valueStream()
                .map(endpoint -> "%s %s %s"
                        .formatted(
                                endpoint.at("/addresses/0").asString(""),
                                endpoint.at("/conditions/ready").asBoolean(false) ? "ready" : "not ready",
                                endpoint.at("/targetRef/name").asString("")))
                .collect(joining(", "));
    }

    private static String letter(JsonNode letter) {
        return "%s → %s; %s %s"
                .formatted(
                        fields(letter, "/sent"),
                        fields(letter, "/answered"),
                        letter.path("workers")
                                .valueStream()
                                .map(worker -> worker.asString(""))
                                .collect(joining(", ")),
                        fields(letter, "/problem", "/deadFrontends/0", "/reasons/0"));
    }

    private static String list(JsonNode list, String name, String value) {
        return list.valueStream()
                .map(entry ->
                        entry.path(name).asString("") + ":" + entry.path(value).asString(""))
                .collect(joining(" "));
    }

    private static long number(JsonNode object, String path) {
        return object.at(path).asLong(0);
    }

    private static String fields(JsonNode object, String... paths) {
        return Stream.of(paths)
                .map(path -> object.at(path).asString(""))
                .filter(text -> !text.isEmpty())
                .collect(joining(" "));
    }
}
