package letters.bench;

import java.io.IOException;
import java.time.Duration;

/** Letters through the frontends, a connection each. */
record Load(Pipeline pipeline, String accept) {

    /** Later than any service gives up on the one behind it. */
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    /** Sends this many evenly over this time and returns when all are answered. */
    Latencies send(int letters, Duration over) throws IOException {
        return send(new Wire(), letters, over);
    }

    Latencies send(Wire wire, int letters, Duration over) throws IOException {
        Latencies latencies = new Latencies(letters);
        wire.run(Arrivals.over(over, letters), this::letter, latencies::add);
        pipeline.checkAlive();
        return latencies;
    }

    private Exchange letter(int index) {
        Replica frontend = pipeline.frontend(index);
        return Exchange.letter(frontend.port(), frontend.path(), accept, DEADLINE);
    }
}
