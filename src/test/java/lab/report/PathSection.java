package lab.report;

import static lab.report.Table.cell;

import java.util.ArrayList;
import java.util.List;

/** The critical path: one act after the other, each as a bar where it lies in the run. */
record PathSection(List<Played> acts) {

    Markup html() {
        return Markup.of(
                "<section><h2>%s</h2>%s</section>",
                Text.of("path"),
                acts.isEmpty()
                        ? Markup.of("<p>%s</p>", Text.of("path.nothing"))
                        : Markup.of("<p>%s</p>%s", Text.of("path.intro"), table()));
    }

    private Markup table() {
        var rows = new ArrayList<List<Markup>>();
        acts.forEach(act -> rows.add(row(act)));
        rows.add(List.of(
                Markup.of("<strong>%s</strong>", Text.of("path.total")),
                Markup.of("<strong>%s</strong>", Clock.text(Played.total(acts))),
                Markup.NONE,
                Markup.NONE,
                Markup.NONE));
        return new Table(
                        "path",
                        List.of(
                                Text.of("column.act"),
                                Text.of("column.took"),
                                Text.same(""),
                                Text.of("column.waits-for"),
                                Text.of("column.outcome")),
                        rows)
                .html();
    }

    private List<Markup> row(Played act) {
        return List.of(
                Markup.of("<strong>%s</strong>", act.act()),
                cell(Clock.text(act.seconds())),
                bar(act),
                cell(act.waitsFor()),
                Markup.of(
                        "<span class=\"%s\">%s</span>%s",
                        act.outcome().equals("done") ? "passed" : "failed",
                        Text.orName("played." + act.outcome(), act.outcome()),
                        act.why().isEmpty() ? Markup.NONE : Markup.of("<pre>%s</pre>", act.why())));
    }

    private Markup bar(Played act) {
        var all = Math.max(Played.total(acts), 0.001);
        var before = new Clock(acts.get(0).begun()).seconds(act.begun());
        return Markup.of(
                "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"rail\" width=\"100\" height=\"10\"/>%s</svg>",
                Shape.rect("long", 100 * before / all, 0, 100 * act.seconds() / all, 10));
    }
}
