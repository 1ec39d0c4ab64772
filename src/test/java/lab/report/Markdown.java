package lab.report;

import static java.util.stream.Collectors.joining;
import static lab.report.MarkdownText.escaped;
import static lab.report.MarkdownText.quoted;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The summary of a run for CI: English, and folded beneath it Korean. */
record Markdown(Content content) {

    String text() {
        return "%s\n<details><summary>한국어</summary>\n\n%s\n</details>\n"
                .formatted(in(Locale.ENGLISH), in(Locale.KOREAN));
    }

    private String in(Locale language) {
        return Stream.of(
                        verdict(language),
                        cards(language),
                        figures(language),
                        failures(language),
                        phases(language),
                        acts(language))
                .filter(part -> !part.isEmpty())
                .collect(joining("\n"));
    }

    private String verdict(Locale language) {
        return "## %s: %s\n\n%s\n"
                .formatted(
                        text("verdict", language),
                        text("verdict." + content.verdict().outcome(), language),
                        escaped(content.verdict().sentence().in(language)));
    }

    private String cards(Locale language) {
        return content.diagnosis().stream()
                .map(card -> "### %s\n\n**%s**\n\n%s\n\n%s\n\n**%s**\n\n%s\n"
                        .formatted(
                                escaped(card.title().in(language)),
                                text(card.infrastructure() ? "card.infrastructure" : "card.submission", language),
                                escaped(card.why().in(language)),
                                quoted(String.join("\n", card.evidence())),
                                text("card.fix", language),
                                quoted(card.fix().in(language))))
                .collect(joining("\n"));
    }

    private String figures(Locale language) {
        return table(
                language,
                "figures",
                List.of(),
                content.figures().stream()
                        .map(figure -> List.of(
                                figure.name().in(language),
                                figure.value().in(language),
                                figure.note().in(language)))
                        .toList());
    }

    private String failures(Locale language) {
        return content.checks().stream()
                .filter(Judged::failed)
                .map(check -> "### %s: %s, %s\n\n%s\n"
                        .formatted(
                                text("check.failed", language),
                                escaped(check.chapterTitle().in(language)),
                                escaped(check.title().in(language)),
                                quoted(check.message())))
                .collect(joining("\n"));
    }

    private String phases(Locale language) {
        return table(
                language,
                "phases",
                List.of("number", "step", "measured", "expected", "in-time"),
                content.healing().stream()
                        .map(step -> List.of(
                                String.valueOf(step.number()),
                                step.name().in(language),
                                step.seconds().map(Clock::text).orElse("–"),
                                step.expected(),
                                step.verdict().in(language)))
                        .toList());
    }

    private String acts(Locale language) {
        return table(
                language,
                "path",
                List.of("act", "took", "waits-for", "outcome"),
                content.acts().stream()
                        .map(act -> List.of(
                                act.act(),
                                Clock.text(act.seconds()),
                                act.waitsFor().in(language),
                                Text.orName("played." + act.outcome(), act.outcome())
                                        .in(language)))
                        .toList());
    }

    private static String table(Locale language, String title, List<String> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        var names = rows.get(0).stream().map(cell -> "").toList();
        var heads = columns.isEmpty()
                ? names
                : columns.stream().map(name -> text("column." + name, language)).toList();
        return "### %s\n\n%s\n%s\n%s\n"
                .formatted(
                        text(title, language),
                        row(heads),
                        row(names.stream().map(name -> "---").toList()),
                        rows.stream().map(Markdown::row).collect(joining("\n")));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownText::escaped).collect(joining(" | ", "| ", " |"));
    }

    private static String text(String key, Locale language) {
        return Text.of(key).in(language);
    }
}
