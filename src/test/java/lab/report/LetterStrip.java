package lab.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The letters: each where it was answered, the higher the longer it took; lost ones above all. */
record LetterStrip(List<Scene.Sent> letters) implements Strip {

    private static final int LOST = 20;
    private static final int ANSWERED = 84;

    @Override
    public int height() {
        return LOST + ANSWERED + 14;
    }

    @Override
    public Markup drawn(Scale scale, int top) {
        var answered = letters.stream().filter(letter -> !letter.lost()).toList();
        var least = Math.floor(most(answered, letter -> -letter.took()) * -1);
        var most = Math.max(least + 1, Math.ceil(most(answered, Scene.Sent::took)));
        var low = top + LOST + ANSWERED;
        var high = top + LOST + 4;
        return Markup.of(
                "%s%s%s%s%s%s",
                Shape.line("edge", 0, top, scale.total(), top),
                Shape.text("node", 8, top + 15, Text.of("timeline.letters")),
                lost(scale, top),
                level(scale, high, most),
                level(scale, low, least),
                letters.stream()
                        .map(letter -> letter.lost()
                                ? cross(scale, letter, top + 11)
                                : dot(scale, letter, low - (letter.took() - least) / (most - least) * (low - high)))
                        .toList());
    }

    private static double most(List<Scene.Sent> letters, ToDoubleFunction<Scene.Sent> what) {
        return letters.stream().mapToDouble(what).max().orElse(0);
    }

    private Markup lost(Scale scale, int top) {
        return letters.stream().anyMatch(Scene.Sent::lost)
                ? Shape.text("level", scale.left() - 6, top + 15, Text.of("timeline.lost"))
                : Markup.NONE;
    }

    private static Markup level(Scale scale, int y, double seconds) {
        return Markup.of(
                "%s%s",
                Shape.line("level", scale.left(), y, scale.x(scale.to()), y),
                Shape.text("level", scale.left() - 6, y + 4, "%.0f s".formatted(seconds)));
    }

    private static Markup dot(Scale scale, Scene.Sent letter, double y) {
        var x = scale.x(letter.answered());
        return Shape.group(
                "letter",
                told(scale, letter),
                letter.hurt()
                        ? Shape.path("hurt", "M%.1f %.1fl4 4l-4 4l-4 -4z", x, y - 4)
                        : Shape.path("dot", "M%.1f %.1fa2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z", x - 2.5, y));
    }

    private static Markup cross(Scale scale, Scene.Sent letter, double y) {
        return Shape.group(
                "letter",
                told(scale, letter),
                Shape.path("lost", "M%1$.1f %2$.1fl8 8m0 -8l-8 8", scale.x(letter.answered()) - 4, y - 4));
    }

    private static String told(Scale scale, Scene.Sent letter) {
        return "%s: %s → %s, %s"
                .formatted(
                        letter.id(),
                        Clock.text(scale.clock().seconds(letter.sent())),
                        Clock.text(scale.clock().seconds(letter.answered())),
                        letter.lost() ? "lost" : Clock.text(letter.took()));
    }
}
