package letters.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Hostile requests by the thousand: no failure, no hang, no crash, and nothing of them stays behind. */
record Fuzz(Settings settings, Figures figures) implements Step {

    private static final String STEP = "fuzz";
    private static final int AT_ONCE = 250;
    /** Of them, those whose body takes 2 s. */
    private static final int SLOW = 200;

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final long MOST_GROWTH = 2 << 20;
    /** Of the violations of one kind. */
    private static final int SHOWN = 2;

    private static final Map<String, String> DELAYS = Map.of("OCR_DELAY_MS", "20", "TRANSLATE_DELAY_MS", "20");

    @Override
    public void run() throws Exception {
        try (Pipeline pipeline = Pipeline.start(1, Settings.jvm("128m"), DELAYS)) {
            for (Replica replica : pipeline.replicas()) {
                attack(pipeline, replica);
            }
            new Patience(figures).test(pipeline.replicas());
        }
    }

    private void attack(Pipeline pipeline, Replica replica) throws Exception {
        // What is loaded and pooled once is no leak: counted from the state after another, smaller attack.
        send(replica, settings.seed() + 1, settings.hostile() / 10, new TreeMap<>());
        replica.awaitIdle();
        long before = Footprint.of(replica.process().pid()).heap();

        Map<String, Integer> kinds = new TreeMap<>();
        int violations = send(replica, settings.seed(), settings.hostile(), kinds);
        System.out.println("  " + replica.name() + " answered " + kinds);
        figures.check(
                STEP,
                replica.name() + ", violations of " + settings.hostile(),
                Integer.toString(violations),
                "0",
                violations == 0);

        pipeline.checkAlive();
        replica.awaitIdle();
        long growth = Footprint.of(replica.process().pid()).heap() - before;
        figures.check(STEP, replica.name() + ", heap grown by", Figures.kib(growth), "≤ 2 MiB", growth <= MOST_GROWTH);
        Latencies letter = new Latencies(1);
        new Wire()
                .run(
                        Arrivals.atMost(1, 1),
                        index -> Exchange.letter(replica.address(), replica.path(), "application/json", DEADLINE),
                        letter::add);
        figures.check(
                STEP,
                replica.name() + ", a letter afterwards",
                letter.errors() == 0 ? "translated" : letter.errorsByKind(),
                "translated",
                letter.errors() == 0);
    }

    /** Answers with the number of violations; shows the first of each kind. */
    private static int send(Replica replica, long seed, int requests, Map<String, Integer> kinds) throws IOException {
        Map<String, Integer> violations = new TreeMap<>();
        int slow = Math.max(1, requests / SLOW);
        new Wire()
                .run(
                        Arrivals.atMost(AT_ONCE, requests),
                        index -> request(replica, seed, index, slow).exchange(),
                        (answer, index) -> {
                            kinds.merge(answer.kind(), 1, Integer::sum);
                            boolean gone =
                                    answer.end() == Answer.End.DEADLINE || answer.end() == Answer.End.NO_CONNECTION;
                            if (gone || answer.failed()) {
                                Request request = request(replica, seed, index, slow);
                                if (violations.merge(request.kind() + " " + answer.kind(), 1, Integer::sum) <= SHOWN) {
                                    System.out.println(
                                            "  VIOLATION by " + replica.name() + ", seed " + seed + ", request " + index
                                                    + ": " + request.kind() + ", " + answer.end() + "\n    sent     "
                                                    + Escaped.of(request.text()) + "\n    received "
                                                    + Escaped.of(answer.text()));
                                }
                            }
                        });
        if (!violations.isEmpty()) {
            System.out.println("  violations of " + replica.name() + ", seed " + seed + ": " + violations);
        }
        return violations.values().stream().mapToInt(Integer::intValue).sum();
    }

    private record Request(String kind, Exchange exchange) {

        String text() {
            return exchange.parts().stream()
                    .map(part -> new String(part.bytes(), StandardCharsets.ISO_8859_1))
                    .collect(Collectors.joining());
        }
    }

    private static Request request(Replica replica, long seed, int index, int slow) {
        Dice dice = new Dice(seed, index, replica.path());
        if (index % slow == 0) {
            return new Request("SLOW", slowly(replica, dice.post("", Words.LETTER)));
        }
        Hostile kind = Hostile.any(dice);
        return new Request(
                kind.name(), Exchange.of(replica.address(), bytes(kind.request(dice)), kind.ending(), DEADLINE));
    }

    private static Exchange slowly(Replica replica, String letter) {
        List<Exchange.Part> parts = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            String quarter = letter.substring(letter.length() * part / 4, letter.length() * (part + 1) / 4);
            parts.add(new Exchange.Part(Duration.ofMillis(part == 0 ? 0 : 667), bytes(quarter)));
        }
        return new Exchange(replica.address(), parts, Exchange.Ending.AFTER_ANSWER, DEADLINE);
    }

    private static byte[] bytes(String request) {
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }
}
