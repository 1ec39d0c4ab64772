package lab.preflight;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ports that containers declare, which is only a note: where none is declared, any number may be right.
 *
 * @param told what their environment names as a port, as {@code PORT}: a program listens there without a note
 */
record Ports(List<String> numbers, List<String> names, List<String> told) {

    static Ports of(List<Node> containers) {
        return new Ports(
                containers.stream()
                        .flatMap(container -> container.all("ports", "*", "containerPort"))
                        .map(Node::text)
                        .toList(),
                containers.stream()
                        .flatMap(container -> container.all("ports", "*", "name"))
                        .map(Node::text)
                        .toList(),
                containers.stream()
                        .flatMap(container -> container.all("env", "*"))
                        .filter(variable -> variable.all("name")
                                .anyMatch(name -> name.text().endsWith("PORT")))
                        .flatMap(variable -> variable.all("value"))
                        .map(Node::text)
                        .toList());
    }

    boolean has(Node port) {
        return port.value() instanceof Number
                ? numbers.isEmpty() || numbers.contains(port.text()) || told.contains(port.text())
                : names.contains(port.text());
    }

    @Override
    public String toString() {
        var all = Stream.concat(numbers.stream(), names.stream()).collect(Collectors.joining(", "));
        return all.isEmpty() ? "-" : all;
    }
}
