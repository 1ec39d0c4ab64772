package lab.grade;

import java.util.List;
import java.util.Locale;
import lab.report.Markup;

/** The summary of many submissions as a page, with a link to each one's grade and report. */
record IndexPage(List<Row> rows, Locale language) {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark }
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
            table { border-collapse: collapse; width: 100%% }
            th, td { border-bottom: 1px solid #8884; padding: .4rem .6rem; text-align: left; vertical-align: top }
            td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
            </style>
            <h1>%s</h1>
            <p>%s</p>
            <table>
            <tr>%s</tr>
            %s
            </table>
            """;

    @Override
    public String toString() {
        var words = Words.in(language);
        var title = words.of("batch.title");
        return Markup.of(
                        PAGE,
                        language.getLanguage(),
                        title,
                        title,
                        words.of(
                                "batch.summary",
                                rows.size(),
                                rows.stream().mapToLong(Row::seconds).sum() / Math.max(1, rows.size())),
                        List.of("submission", "points", "verdict", "seconds", "why").stream()
                                .map(head -> Markup.of("<th>%s</th>", words.of("batch." + head)))
                                .toList(),
                        rows.stream().map(row -> row(row, words)).toList())
                .html();
    }

    private static Markup row(Row row, Words words) {
        return Markup.of(
                """
                <tr><td>%s</td><td class="n">%s / %s</td><td>%s</td><td class="n">%s</td><td>%s</td></tr>
                """,
                row.seconds() == 0
                        ? Markup.of("<a href=\"%s/%s\">%s</a>", row.submission(), "grade.md", row.submission())
                        : Markup.of(
                                "<a href=\"%s/report.html\">%s</a> · <a href=\"%s/grade.md\">%s</a>",
                                row.submission(), row.submission(), row.submission(), words.of("grade")),
                Score.text(row.points()),
                Score.text(row.maxPoints()),
                words.of("verdict." + row.verdict()),
                row.seconds(),
                row.why());
    }
}
