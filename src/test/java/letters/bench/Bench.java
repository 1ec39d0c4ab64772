package letters.bench;

/** Measures the three services and tries to break them: {@code ci/bench/run [STEP…]}. */
public final class Bench {

    private static boolean allMet = true;

    private Bench() {}

    /** Runs the steps named. Exits with 0 when every requirement is met, 1 when one is not. */
    public static void main(String[] names) throws Exception {
        for (String name : names) {
            System.out.println(name);
            switch (name) {
                case "capacity" -> Letters.atOnce();
                case "sustained" -> Letters.sustained();
                case "memory" -> Letters.memory();
                case "pod" -> Letters.smallPods();
                case "fuzz" -> Hostile.fuzz();
                default -> throw new IllegalArgumentException(name);
            }
        }
        System.exit(allMet ? 0 : 1);
    }

    /** Says a figure as it is measured, and whether its requirement is met. */
    static void check(String name, boolean met, String format, Object... values) {
        allMet &= met;
        System.out.printf("  %-52s %s%s%n", name, format.formatted(values), met ? "" : "   NOT MET");
    }
}
