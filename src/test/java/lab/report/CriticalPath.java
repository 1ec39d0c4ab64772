package lab.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import lab.observe.Recording;

/** What a run waited for, act by act, as a few lines for the terminal: the report's critical path. */
public final class CriticalPath {

    private static final Set<String> IMPOSED = Set.of("not-ready", "evicted", "ready");

    private CriticalPath() {}

    /** A line for each act with its seconds, their sum, and what Kubernetes imposed when a node died; empty if no act was begun. */
    public static String of(Recording recording, Locale language) {
        var content = Content.of(recording);
        var acts = content.acts();
        if (acts.isEmpty()) {
            return "";
        }
        return Stream.of(
                        Stream.of(Text.of("path")),
                        acts.stream().map(act -> line(act.act(), act.seconds(), said(act))),
                        Stream.of(line("", Played.total(acts), Text.of("path.total"))),
                        imposed(content.healing()))
                .flatMap(lines -> lines)
                .map(line -> line.in(language))
                .collect(joining("\n", "", "\n"));
    }

    private static Text said(Played act) {
        return act.outcome().equals("done")
                ? act.waitsFor()
                : Text.joined(List.of(Text.orName("played." + act.outcome(), act.outcome()), act.waitsFor()), ": ");
    }

    private static Stream<Text> imposed(List<Step> healing) {
        var steps = healing.stream()
                .filter(step -> IMPOSED.contains(step.id()) && step.seconds().isPresent())
                .map(step -> Text.joined(
                        List.of(step.name(), Text.same(Clock.text(step.seconds().get()))), " "))
                .toList();
        return steps.isEmpty()
                ? Stream.empty()
                : Stream.of(Text.joined(
                        List.of(Text.same(" "), Text.of("path.imposed", Text.joined(steps, " · "))), " "));
    }

    private static Text line(String act, double seconds, Text text) {
        return Text.joined(List.of(Text.same("  %-8s %6s s ".formatted(act, Clock.number(seconds))), text), " ");
    }
}
