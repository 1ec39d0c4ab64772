package letters.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every figure measured, in the order measured, beside what is required of it. */
final class Figures {

    private record Figure(String step, String name, String value, String required, boolean met) {}

    private final List<Figure> all = new ArrayList<>();

    /** A figure that nothing is required of. */
    void note(String step, String name, String value) {
        add(new Figure(step, name, value, "", true));
    }

    void check(String step, String name, String value, String required, boolean met) {
        add(new Figure(step, name, value, required, met));
    }

    private void add(Figure figure) {
        all.add(figure);
        System.out.println("  " + figure.name() + ": " + figure.value() + (figure.met() ? "" : "   NOT MET"));
    }

    boolean allMet() {
        return all.stream().allMatch(Figure::met);
    }

    /** Prints all of them as one table. */
    void print() {
        String row = "%-12s %-44s %-34s %-18s %s%n";
        System.out.printf("%n" + row, "step", "figure", "measured", "required", "");
        for (Figure one : all) {
            System.out.printf(
                    row,
                    one.step(),
                    one.name(),
                    one.value(),
                    one.required(),
                    one.required().isEmpty() ? "" : one.met() ? "met" : "NOT MET");
        }
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f s", time.toNanos() / 1e9);
    }

    static String kib(long bytes) {
        return String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0);
    }

    static String mib(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }
}
