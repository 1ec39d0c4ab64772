package lab.report;

import java.util.List;

/** Which act was played when. */
record ActStrip(List<Played> acts) implements Strip {

    private static final int BAR = 20;

    @Override
    public int height() {
        return BAR + 10;
    }

    @Override
    public Markup drawn(Scale scale, int top) {
        return Markup.of(
                "%s%s",
                Shape.text("name", 8, top + 15, Text.of("timeline.acts")),
                acts.stream().map(act -> bar(scale, act, top)).toList());
    }

    private static Markup bar(Scale scale, Played act, int top) {
        var x = scale.x(act.begun());
        var width = scale.x(act.ended()) - x;
        if (width <= 0) {
            return Markup.NONE;
        }
        return Shape.group(
                "act " + act.outcome(),
                "%s %s – %s, %s"
                        .formatted(
                                act.act(),
                                Clock.text(scale.clock().seconds(act.begun())),
                                Clock.text(scale.clock().seconds(act.ended())),
                                act.outcome()),
                Shape.rect("box", x, top, width, BAR),
                Shape.label("", x, top + 14, width, act.act()));
    }
}
