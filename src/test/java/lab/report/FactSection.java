package lab.report;

import static lab.report.Table.cell;

import java.util.List;

/** What the run ran on, and the timings that were in effect. */
record FactSection(List<Fact> facts) {

    Markup html() {
        return Markup.of(
                "<section><h2>%s</h2>%s</section>",
                Text.of("environment"),
                new Table(
                                "facts",
                                List.of(Text.of("column.fact"), Text.of("column.value")),
                                facts.stream()
                                        .map(fact ->
                                                List.of(cell(fact.name()), Markup.of("<code>%s</code>", fact.value())))
                                        .toList())
                        .html());
    }
}
