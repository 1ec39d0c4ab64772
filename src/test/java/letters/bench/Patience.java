package letters.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Callers who stay connected and never finish: how long does each service hold their connection open? */
record Patience(Figures figures) {

    private static final int EACH = 40;
    private static final Duration LONGEST = Duration.ofSeconds(70);

    void test(List<Replica> replicas) throws IOException {
        Map<String, List<Exchange.Part>> callers = new LinkedHashMap<>();
        List<Exchange> exchanges = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Replica replica : replicas) {
            String head = "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n".formatted(replica.path());
            callers.put("silent", List.of(now("")));
            callers.put("half a request line", List.of(now("POS")));
            callers.put("half a head", List.of(now(head)));
            callers.put("half a body", List.of(now(head + "Content-Length: 50\r\n\r\n{")));
            callers.put("a byte a second", drip(head + "Content-Length: 90\r\n\r\n{"));
            callers.forEach((name, parts) -> {
                for (int i = 0; i < EACH; i++) {
                    exchanges.add(new Exchange(replica.address(), parts, Exchange.Ending.BY_SERVICE, LONGEST));
                    names.add(replica.name() + ", " + name);
                }
            });
        }
        Map<String, Answer> slowest = new LinkedHashMap<>();
        new Wire()
                .run(
                        Arrivals.over(Duration.ofMillis(300), exchanges.size()),
                        exchanges::get,
                        (answer, index) -> slowest.merge(
                                names.get(index), answer, (a, b) -> a.took().compareTo(b.took()) > 0 ? a : b));
        slowest.forEach((name, answer) -> figures.check(
                "patience",
                name,
                answer.status().map(status -> status + ", ").orElse("")
                        + (answer.end() == Answer.End.DEADLINE ? "still open after " : "closed after ")
                        + Figures.seconds(answer.took()),
                "answered, closed",
                answer.status().isPresent() || answer.end() != Answer.End.DEADLINE));
    }

    private static Exchange.Part now(String text) {
        return new Exchange.Part(Duration.ZERO, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<Exchange.Part> drip(String head) {
        List<Exchange.Part> parts = new ArrayList<>(List.of(now(head)));
        for (int second = 0; second < LONGEST.toSeconds() + 5; second++) {
            parts.add(new Exchange.Part(Duration.ofSeconds(1), new byte[] {' '}));
        }
        return parts;
    }
}
