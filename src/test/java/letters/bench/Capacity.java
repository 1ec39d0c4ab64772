package letters.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How many letters at once the services carry, and what that costs each of them. */
record Capacity(Settings settings, Figures figures) implements Step {

    private static final Duration BURST = Duration.ofMillis(300);
    /** Faster than this the caller, one thread beside the services on the same cores, cannot open connections. */
    private static final int MOST_A_SECOND = 1_500;

    private static final double LATEST = 8.5;

    @Override
    public void run() throws Exception {
        try (Pipeline pipeline = Pipeline.start(settings.replicas(), settings.jvm(), Map.of())) {
            for (String accept : List.of("application/json", "application/x-ndjson")) {
                Load load = pipeline.load(accept);
                load.send(500, BURST);
                for (int letters : List.of(1, 100, 1_000)) {
                    report(pipeline, load, letters, BURST);
                }
                report(pipeline, load, settings.letters(), ramp(settings.letters()));
                Latencies burst = load.send(settings.letters(), BURST);
                figures.note("burst", settings.letters() + " within 0.3 s, p99", Figures.seconds(burst.quantile(.99)));
                figures.check(
                        "burst",
                        settings.letters() + " within 0.3 s, errors",
                        burst.errorsByKind(),
                        "0",
                        burst.errors() == 0);
            }
        }
    }

    /** The time to send so many in, such that all are in flight before the first is answered. */
    static Duration ramp(int letters) {
        return Duration.ofMillis(letters * 1_000L / MOST_A_SECOND);
    }

    private void report(Pipeline pipeline, Load load, int letters, Duration over) throws Exception {
        Duration cpu = pipeline.cpu();
        Latencies sent = load.send(letters, letters == 1 ? Duration.ZERO : over);
        String step = load.accept().contains("ndjson") ? "stream" : "capacity";
        String name = letters + " at once";
        latencies(figures, step, name, sent, letters == 1 ? 8.05 : LATEST);
        figures.note(
                step,
                name + ", CPU of the services",
                Figures.seconds(pipeline.cpu().minus(cpu)));
    }

    static void latencies(Figures figures, String step, String name, Latencies sent, double latest) {
        double p99 = sent.quantile(.99).toNanos() / 1e9;
        figures.note(step, name + ", p50", Figures.seconds(sent.quantile(.5)));
        figures.check(
                step,
                name + ", p99",
                Figures.seconds(sent.quantile(.99)),
                "8.00–" + latest + " s",
                p99 >= 8 && p99 <= latest);
        figures.note(step, name + ", max", Figures.seconds(sent.quantile(1)));
        figures.check(step, name + ", errors", sent.errorsByKind(), "0", sent.errors() == 0);
    }
}
