package letters.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
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
    void worked(String stage, Duration time) {
        Timer.builder("letter.stage").tag("stage", stage).register(registry).record(time);
    }

    /** Looks at a line of progress: another replica may have been asked. */
    void heard(JsonObject line) {
        if (line.containsKey("retry")) {
            registry.counter("letter.retries").increment();
        }
    }

    /** Everything, in Prometheus' text format. */
    String text() {
        return registry.scrape();
    }
}
