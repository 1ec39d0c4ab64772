package letters.bench;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Letters to these addresses in turn, a connection each.
 *
 * @param afterwards is to hold when all are answered
 */
record Load(List<InetSocketAddress> frontends, String accept, Step afterwards) {

    /** Later than any service gives up on the one behind it. */
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    /** Sends this many evenly over this time and returns when all are answered. */
    Latencies send(int letters, Duration over) throws Exception {
        return send(new Wire(), letters, over);
    }

    Latencies send(Wire wire, int letters, Duration over) throws Exception {
        Latencies latencies = new Latencies(letters);
        wire.run(Arrivals.over(over, letters), this::letter, latencies::add);
        afterwards.run();
        return latencies;
    }

    private Exchange letter(int index) {
        return Exchange.letter(frontends.get(index % frontends.size()), "/translate", accept, DEADLINE);
    }
}
