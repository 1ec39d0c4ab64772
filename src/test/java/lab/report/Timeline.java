package lab.report;

import java.util.ArrayList;
import java.util.List;

/** The picture of a run: strips one above the other, on one axis of time. */
record Timeline(Content content) {

    private static final int AXIS = 22;

    Markup drawn() {
        var scene = content.timeline();
        if (scene.isEmpty()) {
            return Markup.of("<p>%s</p>", Text.of("timeline.nothing"));
        }
        var scale = Scale.of(scene);
        var phases = new PhaseStrip(content.healing());
        var drawn = new ArrayList<Markup>();
        var top = AXIS;
        var phasesTop = 0;
        for (var strip : strips(phases)) {
            phasesTop = strip == phases ? top : phasesTop;
            drawn.add(strip.drawn(scale, top));
            top += strip.height();
        }
        return Markup.of(
                """
                <svg class="timeline" viewBox="0 0 %1$s %2$s" width="%1$s" height="%2$s" role="img" aria-labelledby="of-timeline">
                <g>%3$s</g>%4$s%5$s</svg>
                """,
                scale.total(),
                top + AXIS,
                axis(scale, top, !phases.steps().isEmpty()),
                phases.lines(scale, phasesTop, top),
                drawn);
    }

    private List<Strip> strips(PhaseStrip phases) {
        var strips = new ArrayList<Strip>();
        strips.add(new ActStrip(content.acts()));
        if (!phases.steps().isEmpty()) {
            strips.add(phases);
        }
        var nowhere = pods("");
        content.timeline().nodes().forEach(node -> strips.add(new NodeStrip(node, pods(node.name()))));
        if (!nowhere.isEmpty()) {
            strips.add(new NodeStrip(new NodeLife("", List.of(), List.of()), nowhere));
        }
        if (!content.timeline().letters().isEmpty()) {
            strips.add(new LetterStrip(content.timeline().letters()));
        }
        return strips;
    }

    private List<PodLife> pods(String node) {
        return content.timeline().pods().stream()
                .filter(pod -> pod.node().equals(node))
                .toList();
    }

    private static Markup axis(Scale scale, int bottom, boolean death) {
        return Markup.of(
                "%s",
                scale.ticks().stream()
                        .map(tick -> Markup.of(
                                "%s%s%s",
                                Shape.line(
                                        tick == 0 && death ? "zero" : "grid",
                                        scale.x(tick),
                                        AXIS - 6,
                                        scale.x(tick),
                                        bottom),
                                Shape.text("tick", scale.x(tick), AXIS - 9, tick + ""),
                                Shape.text("tick", scale.x(tick), bottom + 14, tick + "")))
                        .toList());
    }
}
