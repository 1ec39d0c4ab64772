package lab.report;

import static lab.report.Table.cell;

import java.util.List;

/** The phases as a table: what the numbers in the timeline mean, and whether each came in time. */
record PhaseSection(Content content) {

    Markup html() {
        return Markup.of("<section><h2>%s</h2>%s</section>", Text.of("phases"), body());
    }

    private Markup body() {
        if (!content.unjudged().isEmpty()) {
            return Markup.of("<p>%s</p>", Text.of("phases.unjudged", content.unjudged()));
        }
        return content.healing().isEmpty()
                ? Markup.of("<p>%s</p>", Text.of("phases.nothing"))
                : new Table(
                                "phases",
                                List.of(
                                        Text.of("column.number"),
                                        Text.of("column.step"),
                                        Text.of("column.measured"),
                                        Text.of("column.expected"),
                                        Text.of("column.in-time"),
                                        Text.of("column.means"),
                                        Text.of("column.evidence")),
                                content.healing().stream()
                                        .map(PhaseSection::row)
                                        .toList())
                        .html();
    }

    private static List<Markup> row(Step step) {
        return List.of(
                cell(step.number()),
                Markup.of("<strong>%s</strong>", step.name()),
                cell(step.seconds().map(Clock::text).orElse("–")),
                cell(step.expected()),
                Markup.of("<span class=\"%s\">%s</span>", sign(step), step.verdict()),
                cell(step.meaning()),
                Markup.of("<small>%s</small>", step.evidence()));
    }

    private static String sign(Step step) {
        return switch (step.outcome()) {
            case IN_TIME -> "passed";
            case OPEN -> "skipped";
            case OUT_OF_TIME, UNSEEN -> "failed";
        };
    }
}
