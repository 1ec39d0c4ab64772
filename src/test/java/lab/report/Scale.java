package lab.report;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where on the picture a time is.
 *
 * @param left where the first second shown is; before it stand the names
 * @param width until the last second shown
 */
record Scale(Clock clock, double from, double to, int left, int width) {

    private static final int NAMES = 204;
    private static final int MARGIN = 26;
    private static final int USUAL = 950;
    private static final int WIDEST = 2400;
    private static final int LEAST_A_SECOND = 6;
    private static final int BETWEEN_TICKS = 44;
    private static final List<Integer> STEPS = List.of(1, 2, 5, 10, 20, 30, 60, 120, 300, 600);

    static Scale of(Scene scene) {
        var clock = new Clock(scene.zero());
        var from = clock.seconds(scene.from());
        var to = Math.max(clock.seconds(scene.to()), from + 0.1);
        var wanted = (int) ((to - from) * LEAST_A_SECOND);
        return new Scale(clock, from, to, NAMES, Math.max(USUAL, Math.min(WIDEST, wanted)));
    }

    int total() {
        return left + width + MARGIN;
    }

    boolean shows(double seconds) {
        return seconds >= from && seconds <= to;
    }

    double x(Instant at) {
        return x(clock.seconds(at));
    }

    /** What is not shown is where the picture begins or ends. */
    double x(double seconds) {
        return left + (Math.max(from, Math.min(to, seconds)) - from) / (to - from) * width;
    }

    /** Round seconds, so far apart that they can be read. */
    List<Integer> ticks() {
        var step = STEPS.stream()
                .filter(seconds -> seconds * width / (to - from) >= BETWEEN_TICKS)
                .findFirst()
                .orElse((int) ((to - from) / 10));
        return IntStream.iterate((int) Math.ceil(from / step) * step, tick -> tick <= to, tick -> tick + step)
                .boxed()
                .toList();
    }
}
