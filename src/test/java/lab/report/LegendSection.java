package lab.report;

import java.util.List;
import java.util.stream.Stream;
import lab.pipeline.LetterService;
import lab.report.Stretch.State;

/** What the colours, fillings and signs of the timeline mean. */
record LegendSection(Content content) {

    private static final List<State> OF_NODES = List.of(State.STOPPED, State.NOT_READY);

    Markup html() {
        return Markup.of(
                "<ul class=\"legend\" aria-label=\"legend\">%s%s%s</ul>",
                Stream.of(LetterService.values())
                        .map(LetterService::deployment)
                        .map(service -> item(swatch("pod " + service + " READY", "box", ""), Text.same(service)))
                        .toList(),
                Stream.of(State.values())
                        .map(state -> item(
                                OF_NODES.contains(state)
                                        ? swatch("word " + state, "box", "p-" + state)
                                        : swatch("pod other " + state, "box", pattern(state)),
                                Text.of("legend." + state)))
                        .toList(),
                signs());
    }

    private List<Markup> signs() {
        var phases = content.healing().isEmpty()
                ? Stream.<Markup>of()
                : Stream.of(
                        item(swatch("", "band", ""), Text.of("legend.band")),
                        item(sign("mark", "M7 7a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z"), Text.of("legend.seen")),
                        item(sign("mark late", "M13 0l7 7l-7 7l-7 -7z"), Text.of("legend.late")));
        var letters = content.timeline().letters().isEmpty()
                ? Stream.<Markup>of()
                : Stream.of(
                        item(sign("dot", "M10 7a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z"), Text.of("legend.letter")),
                        item(sign("hurt", "M13 2l5 5l-5 5l-5 -5z"), Text.of("legend.hurt")),
                        item(sign("lost", "M8 2l10 10m0 -10l-10 10"), Text.of("legend.lost")));
        return Stream.concat(phases, letters).toList();
    }

    private static String pattern(State state) {
        return List.of(State.READY, State.PENDING).contains(state) ? "" : "p-" + state;
    }

    private static Markup item(Markup sign, Text meaning) {
        return Markup.of("<li>%s %s</li>", sign, meaning);
    }

    private static Markup swatch(String group, String box, String pattern) {
        return Markup.of(
                "<svg width=\"26\" height=\"14\" aria-hidden=\"true\"><g class=\"%s\">%s%s</g></svg>",
                group,
                Shape.rect(box, 1, 1, 24, 12),
                pattern.isEmpty() ? Markup.NONE : Shape.filled(pattern, 1, 1, 24, 12));
    }

    private static Markup sign(String classes, String path) {
        return Markup.of(
                "<svg width=\"26\" height=\"14\" aria-hidden=\"true\"><path class=\"%s\" d=\"%s\"/></svg>",
                classes, path);
    }
}
