package lab.report;

import static lab.report.Clock.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lab.healing.Healing;
import lab.observe.Traffic;

/** A number that people ask for first, and what it counts. */
record Figure(String id, Text name, Text value, Text note) {

    static List<Figure> of(List<Judged> checks, Traffic traffic, Optional<Healing> healing) {
        var figures = new ArrayList<Figure>();
        figures.add(checks(checks));
        if (!traffic.samples().isEmpty()) {
            figures.add(figure(
                    "letters",
                    Text.of("figure.letters.value", traffic.lost().size()),
                    traffic.samples().size()));
            figures.add(figure("took", Text.same(text(traffic.within(0.5))), text(traffic.slowest())));
        }
        healing.ifPresent(healed -> figures.addAll(of(healed)));
        return List.copyOf(figures);
    }

    private static Figure checks(List<Judged> checks) {
        var failed = checks.stream().filter(Judged::failed).count();
        var skipped = checks.stream().filter(Judged::skipped).count();
        var passed = checks.stream().filter(Judged::passed).count();
        return figure("checks", Text.same(passed + " / " + checks.size()), failed, skipped);
    }

    private static List<Figure> of(Healing healing) {
        var figures = new ArrayList<Figure>();
        figures.add(figure(
                "capacity",
                healing.capacityClock()
                        .map(clock -> Text.same(text(clock)))
                        .orElseGet(() -> Text.of("figure.capacity.never"))));
        if (!healing.letters().samples().isEmpty()) {
            figures.add(figure("users", Text.same(text(healing.usersClock()))));
            figures.add(figure("gap", Text.same(text(healing.longestGap()))));
            figures.add(figure(
                    "served",
                    Text.same(String.format(Locale.ROOT, "%.1f %%", Math.floor(1000 * healing.served()) / 10)),
                    healing.letters().samples().size()));
        }
        return figures;
    }

    private static Figure figure(String id, Text value, Object... noted) {
        return new Figure(id, Text.of("figure." + id), value, Text.of("figure." + id + ".note", noted));
    }
}
