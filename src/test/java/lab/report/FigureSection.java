package lab.report;

import java.util.List;

/** The numbers, each with what it counts. */
record FigureSection(List<Figure> figures) {

    Markup html() {
        return Markup.of(
                "<dl class=\"figures\">%s</dl>",
                figures.stream()
                        .map(figure -> Markup.of(
                                "<div><dt>%s</dt><dd><strong>%s</strong><small>%s</small></dd></div>",
                                figure.name(), figure.value(), figure.note()))
                        .toList());
    }
}
