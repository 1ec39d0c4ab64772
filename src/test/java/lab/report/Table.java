package lab.report;

import java.util.ArrayList;
import java.util.List;

/** A table; where there is little room each cell stands beneath the other, with its column's name. */
record Table(String classes, List<Text> columns, List<List<Markup>> rows) {

    Markup html() {
        return Markup.of(
                "<table class=\"%s\"><thead><tr>%s</tr></thead><tbody>%s</tbody></table>",
                classes,
                columns.stream()
                        .map(column -> Markup.of("<th scope=\"col\">%s</th>", column))
                        .toList(),
                rows.stream().map(this::row).toList());
    }

    private Markup row(List<Markup> cells) {
        var row = new ArrayList<Markup>();
        for (var i = 0; i < cells.size(); i++) {
            row.add(Markup.of("<td><b class=\"label\">%s</b>%s</td>", columns.get(i), cells.get(i)));
        }
        return Markup.of("<tr>%s</tr>", row);
    }

    static Markup cell(Object content) {
        return Markup.of("%s", content);
    }
}
