package letters.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Letters at a steady rate for a minute, whether or not those before are answered. */
record Sustained(Settings settings, Figures figures) implements Step {

    private static final Duration TIME = Duration.ofSeconds(60);
    private static final String STEP = "sustained";

    @Override
    public void run() throws Exception {
        int letters = (int) (settings.rate() * TIME.toSeconds());
        try (Pipeline pipeline = Pipeline.start(settings.replicas(), settings.jvm(), Map.of())) {
            Load load = pipeline.load("application/json");
            load.send(500, Duration.ofMillis(300));
            Duration cpu = pipeline.cpu();
            long start = System.nanoTime();
            Latencies sent = load.send(letters, TIME);
            double took = (System.nanoTime() - start) / 1e9;
            double rate = sent.translated() / (double) TIME.toSeconds();
            figures.note(STEP, "p50", Figures.seconds(sent.quantile(.5)));
            figures.check(
                    STEP,
                    "p99",
                    Figures.seconds(sent.quantile(.99)),
                    "≤ 8.5 s",
                    sent.quantile(.99).toMillis() <= 8_500);
            figures.note(STEP, "max", Figures.seconds(sent.quantile(1)));
            figures.check(STEP, "errors of " + letters, sent.errorsByKind(), "0", sent.errors() == 0);
            figures.check(
                    STEP,
                    "translated a second",
                    String.format(Locale.ROOT, "%.0f", rate),
                    "≥ " + settings.rate() * .99,
                    rate >= settings.rate() * .99);
            figures.note(
                    STEP,
                    "CPU of the services, for each second",
                    Figures.seconds(pipeline.cpu().minus(cpu).dividedBy((long) took)));
            figures.note(
                    STEP,
                    "CPU of the caller since its start",
                    Figures.seconds(
                            ProcessHandle.current().info().totalCpuDuration().orElseThrow()));
        }
    }
}
