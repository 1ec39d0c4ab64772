package letters.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The images as they are, one replica of each, with a thousand letters in flight: does that fit their memory limit? */
record SmallPods(Settings settings, Figures figures) implements Step {

    private static final String STEP = "pod";
    private static final long LIMIT = 128L << 20;

    @Override
    public void run() throws Exception {
        try (Pipeline pipeline = Pipeline.start(1, Settings.jvm("128m"), Map.of())) {
            for (String accept : List.of("application/json", "application/x-ndjson")) {
                Latencies sent = pipeline.load(accept).send(1_000, Duration.ofMillis(300));
                figures.check(STEP, "1000 letters, errors", sent.errorsByKind(), "0", sent.errors() == 0);
            }
            Latencies crowd = pipeline.load("application/json").send(5_000, Duration.ofMillis(300));
            figures.check(
                    STEP,
                    "5000 letters, answered otherwise than 200 or 503",
                    crowd.errorsByKind(),
                    "0",
                    crowd.errors() == crowd.errors("503"));
            figures.check(
                    STEP,
                    "5000 letters, translated",
                    Integer.toString(crowd.translated()),
                    "≥ 1000",
                    crowd.translated() >= 1_000);
            for (Replica replica : pipeline.replicas()) {
                long highest = Footprint.highest(replica.process().pid());
                figures.check(
                        STEP, replica.name() + ", highest RSS", Figures.mib(highest), "< 128 MiB", highest < LIMIT);
            }
        }
    }
}
