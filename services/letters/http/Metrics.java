package letters.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What a replica counts: letters by their outcome, those in flight, how long stages took, how often another was asked. */
final class Metrics {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** {@code inFlight} tells how many letters are being worked on. */
    Metrics(Supplier<Number> inFlight) {
        Gauge.builder("letters.in.flight", inFlight).register(registry);
        registry.counter("letter.retries");
    }

    /** Counts a letter that has ended: {@code translated}, or the status of the problem, or {@code abandoned}. */
    void ended(String outcome) {
        registry.counter("letters", "outcome", outcome).increment();
    }

    /** Takes the time of a stage. */
    void worked(Stage stage) {
        Timer.builder("letter.stage")
                .tag("stage", stage.name())
                .register(registry)
                .record(stage.expected(), TimeUnit.MILLISECONDS);
    }

    /** Counts that another replica was asked. */
    void retried() {
        registry.counter("letter.retries").increment();
    }

    /** Everything, in Prometheus' text format. */
    String text() {
        return registry.scrape();
    }
}
