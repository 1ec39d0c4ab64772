package lab.observe;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of what a frontend says while a letter is on its way, and when it was heard. */
record Line(Instant heard, JsonNode said) {

    /** Throws {@link tools.jackson.core.JacksonException} if it is no JSON. */
    static Line heard(String line) {
        return new Line(Instant.now(), JsonMapper.shared().readTree(line));
    }

    /** What stands for an answer that has no lines. */
    static Line problem(String detail) {
        return said(Map.of("problem", Map.of("detail", detail)));
    }

    /** What is heard now. */
    static Line said(Map<String, ?> fields) {
        return new Line(Instant.now(), JsonMapper.shared().valueToTree(fields));
    }

    /** What a frontend is to know that takes the letter over: the text, once it is read, and how far the stage after that is. */
    static Map<String, Object> progress(List<Line> lines) {
        var known = new HashMap<String, Object>();
        for (var line : lines) {
            if (!line.text("text").isEmpty()) {
                known.clear();
                known.put("text", line.text("text"));
            } else if (line.text("stage").equals(known.containsKey("text") ? "translate" : "ocr")) {
                known.put("elapsed_ms", line.said.path("elapsed_ms").asLong(0));
            }
        }
        return known;
    }

    /** Whether the letter is done with it, well or badly. */
    boolean isOutcome() {
        return said.has("translated_text") || said.has("problem");
    }

    /** Who works on the letter, as {@code pod@node}; empty when the line does not say. */
    String worker() {
        var pod = text("pod");
        return pod.isEmpty() ? "" : pod + "@" + text("node");
    }

    boolean isFrontends() {
        return "frontend".equals(text("stage"));
    }

    /** The field's text; empty when the line has no such field. */
    String text(String field) {
        return said.path(field).asString("");
    }

    String problem() {
        var problem = said.path("problem");
        return problem.isMissingNode()
                ? ""
                : "%s %s"
                        .formatted(
                                problem.path("title").asString(""),
                                problem.path("detail").asString(""))
                        .strip();
    }

    int retries() {
        return said.path("retries").asInt(0);
    }
}
