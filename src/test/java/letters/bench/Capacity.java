package letters.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How many letters at once the services carry, and what that costs each of them. */
record Capacity(Settings settings, Figures figures) implements Step {

    private static final Duration RAMP = Duration.ofMillis(300);
    private static final double LATEST = 8.5;

    @Override
    public void run() throws Exception {
        try (Pipeline pipeline = Pipeline.start(settings.replicas(), settings.jvm(), Map.of())) {
            for (String accept : List.of("application/json", "application/x-ndjson")) {
                Load load = new Load(pipeline, accept);
                load.send(500, RAMP);
                for (int letters : new int[] {1, 100, 1_000, settings.letters()}) {
                    report(load, letters);
                }
            }
        }
    }

    private void report(Load load, int letters) throws Exception {
        Duration cpu = load.pipeline().cpu();
        Latencies sent = load.send(letters, letters == 1 ? Duration.ZERO : RAMP);
        String step = load.accept().contains("ndjson") ? "stream" : "capacity";
        String name = letters + " at once";
        figures.note(step, name + ", p50", Figures.seconds(sent.quantile(.5)));
        double p99 = sent.quantile(.99).toNanos() / 1e9;
        double required = letters == 1 ? 8.05 : LATEST;
        figures.check(step, name + ", p99", Figures.seconds(sent.quantile(.99)), "8.00–" + required + " s",
                p99 >= 8 && p99 <= required);
        figures.note(step, name + ", max", Figures.seconds(sent.quantile(1)));
        figures.check(step, name + ", errors", sent.errorsByKind(), "0", sent.errors() == 0);
        figures.note(step, name + ", CPU of the services", Figures.seconds(load.pipeline().cpu().minus(cpu)));
    }
}
