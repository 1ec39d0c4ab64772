package letters.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the three services and tries to break them: {@code ci/bench/run [STEP…]}. */
public final class Bench {

    private Bench() {}

    /** Runs the steps named, or all. Exits with 0 when every requirement is met, 1 when one is not, 2 for a bad name. */
    public static void main(String[] names) throws Exception {
        Settings settings = Settings.fromEnvironment();
        Figures figures = new Figures();
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("capacity", new Capacity(settings, figures));
        steps.put("sustained", new Sustained(settings, figures));
        steps.put("memory", new Memory(settings, figures));
        steps.put("pod", new SmallPods(settings, figures));
        steps.put("cluster", new InCluster(settings, figures));
        steps.put("fuzz", new Fuzz(settings, figures));
        List<String> chosen = names.length == 0 ? List.copyOf(steps.keySet()) : List.of(names);
        if (!steps.keySet().containsAll(chosen)) {
            System.err.println("the steps are " + steps.keySet());
            System.exit(2);
        }
        for (String name : chosen) {
            System.out.println(name + " (" + settings + ")");
            try {
                steps.get(name).run();
            } catch (Exception broken) {
                broken.printStackTrace();
                figures.check(
                        name,
                        "the step",
                        broken.getMessage().lines().findFirst().orElse(""),
                        "runs to its end",
                        false);
            }
        }
        figures.print();
        System.exit(figures.allMet() ? 0 : 1);
    }
}
