package lab.report;

import static java.util.Comparator.naturalOrder;

import java.util.List;
import java.util.stream.Stream;
import lab.report.Stretch.State;

/** A node: as it was, as Kubernetes saw it, and the pods on it, each in a row of its own. */
record NodeStrip(NodeLife node, List<PodLife> pods) implements Strip {

    private static final int NAME = 20;
    private static final int LANE = 15;
    private static final int ROW = 18;
    private static final int GAP = 10;

    @Override
    public int height() {
        return NAME + (isNode() ? 2 * LANE + 4 : 0) + pods.size() * ROW + GAP;
    }

    @Override
    public Markup drawn(Scale scale, int top) {
        var first = top + NAME + (isNode() ? 2 * LANE + 4 : 0);
        return Markup.of(
                "%s%s%s%s%s%s",
                Shape.line("edge", 0, top, scale.total(), top),
                isNode()
                        ? Shape.text("node", 8, top + 15, new PodName(node.name(), 27).shown())
                        : Shape.text("node", 8, top + 15, Text.of("timeline.nowhere")),
                known(scale, top + NAME + 7),
                isNode() ? lane(scale, top + NAME, "timeline.machine", node.machine()) : Markup.NONE,
                isNode() ? lane(scale, top + NAME + LANE, "timeline.word", node.word()) : Markup.NONE,
                pods.stream()
                        .map(pod -> new PodRow(pod).drawn(scale, first + pods.indexOf(pod) * ROW))
                        .toList());
    }

    private boolean isNode() {
        return !node.name().isEmpty();
    }

    /** The machine, from the time on that anybody knew of it. */
    private Markup known(Scale scale, int y) {
        return Stream.of(node.word(), node.machine())
                .flatMap(List::stream)
                .map(Stretch::from)
                .min(naturalOrder())
                .map(from -> Shape.line("running", scale.x(from), y, scale.x(scale.to()), y))
                .orElse(Markup.NONE);
    }

    private static Markup lane(Scale scale, int top, String name, List<Stretch> stretches) {
        return Markup.of(
                "%s%s",
                Shape.text("small", 18, top + 11, Text.of(name)),
                stretches.stream().map(stretch -> stretch(scale, top, stretch)).toList());
    }

    private static Markup stretch(Scale scale, int top, Stretch stretch) {
        var x = scale.x(stretch.from());
        var width = scale.x(stretch.to()) - x;
        return Shape.group(
                "word " + stretch.state(),
                stretch.told(scale.clock()),
                stretch.state() == State.READY
                        ? Shape.line("ready", x, top + 7, x + width, top + 7)
                        : Markup.of(
                                "%s%s",
                                Shape.rect("box", x, top + 1, width, LANE - 3),
                                Shape.filled("p-" + stretch.state(), x, top + 1, width, LANE - 3)),
                stretch.state() == State.READY ? Markup.NONE : Shape.label("said", x, top + 11, width, stretch.said()));
    }
}
