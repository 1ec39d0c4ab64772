package lab.report;

import java.util.List;

/** When each phase was to be expected, and when it was seen: a row each, for several come at the same moment. */
record PhaseStrip(List<Step> steps) implements Strip {

    private static final int ROW = 18;

    @Override
    public int height() {
        return steps.size() * ROW + 10;
    }

    @Override
    public Markup drawn(Scale scale, int top) {
        return Markup.of("%s", steps.stream().map(step -> row(scale, step, top)).toList());
    }

    /** The moments of the phases, through all that lies beneath. */
    Markup lines(Scale scale, int top, int bottom) {
        return Markup.of(
                "%s",
                steps.stream()
                        .filter(step -> step.seconds().filter(scale::shows).isPresent())
                        .map(step -> Shape.line(
                                "phase",
                                scale.x(step.seconds().orElseThrow()),
                                middle(step, top),
                                scale.x(step.seconds().orElseThrow()),
                                bottom))
                        .toList());
    }

    private static Markup row(Scale scale, Step step, int top) {
        var y = middle(step, top);
        var from = scale.x(step.from());
        var to = scale.x(step.to());
        return Shape.group(
                "step",
                "%d %s: %s (%s)"
                        .formatted(
                                step.number(),
                                step.name().en(),
                                step.seconds().map(Clock::text).orElse("–"),
                                step.expected()),
                Shape.text("number", 24, y + 4, String.valueOf(step.number())),
                Shape.text("name", 32, y + 4, step.name()),
                Shape.rect("band", from, y - 6, to - from, 12),
                scale.shows(step.from()) ? Shape.path("bracket", "M%.1f %.1fh-3v12h3", from + 3, y - 6.0) : Markup.NONE,
                scale.shows(step.to()) ? Shape.path("bracket", "M%.1f %.1fh3v12h-3", to - 3, y - 6.0) : Markup.NONE,
                step.seconds()
                        .filter(scale::shows)
                        .map(seconds -> mark(step, scale.x(seconds), y))
                        .orElseGet(() -> unseen(scale, step, y)));
    }

    private static Markup unseen(Scale scale, Step step, int y) {
        return Shape.text("unseen " + step.outcome(), scale.x(step.from()) - 8, y + 4, step.verdict());
    }

    /** A disc in time, a square standing on its corner out of time. */
    private static Markup mark(Step step, double x, double y) {
        return Markup.of(
                "%s%s",
                step.inTime()
                        ? Shape.path("mark", "M%.1f %.1fa7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0z", x - 7.5, y)
                        : Shape.path("mark late", "M%.1f %.1fl9.5 9.5l-9.5 9.5l-9.5 -9.5z", x, y - 9.5),
                Shape.text("on-mark", x, y + 3.5, String.valueOf(step.number())));
    }

    private static int middle(Step step, int top) {
        return top + (step.number() - 1) * ROW + ROW / 2;
    }
}
