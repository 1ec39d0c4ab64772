package lab.preflight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A value of a YAML document.
 *
 * @param at where its key stands; without a key, where it stands itself
 * @param value Nodes by name, a list of Nodes, a String, Number or Boolean, or null
 */
public record Node(Source at, Object value) {

    /** What a path of names leads to; {@code *} is every item. */
    public Stream<Node> all(String... path) {
        var found = Stream.of(this);
        for (var step : path) {
            found = found.flatMap(node -> node.step(step));
        }
        return found;
    }

    /** Where that is, or as much of the way there as is written. */
    public Source nearest(String... path) {
        var node = this;
        for (var step : path) {
            var next = node.step(step).findFirst();
            if (next.isEmpty()) {
                break;
            }
            node = next.get();
        }
        return node.at;
    }

    /** A scalar as text; empty if it is none, or nothing. */
    public String text() {
        return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
    }

    /** Text by name, such as labels. */
    public Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        fields().forEach((name, node) -> texts.put(name, node.text()));
        return texts;
    }

    /** Without the places: Maps, Lists and scalars; what is null is left out, as Kubernetes does. */
    public Object plain() {
        if (value instanceof List) {
            return all("*").map(Node::plain).filter(Objects::nonNull).toList();
        }
        if (!(value instanceof Map)) {
            return value;
        }
        var plain = new LinkedHashMap<String, Object>();
        fields().forEach((name, node) -> plain.compute(name, (same, none) -> node.plain()));
        return plain;
    }

    @SuppressWarnings("unchecked")
    Map<String, Node> fields() {
        return value instanceof Map ? (Map<String, Node>) value : Map.of();
    }

    @SuppressWarnings("unchecked")
    private Stream<Node> step(String step) {
        if (value instanceof List) {
            var items = ((List<Node>) value);
            return step.equals("*")
                    ? items.stream()
                    : step.matches("\\d+")
                            ? items.stream().skip(Long.parseLong(step)).limit(1)
                            : Stream.empty();
        }
        return step.equals("*") ? fields().values().stream() : Stream.ofNullable(fields().get(step));
    }
}
