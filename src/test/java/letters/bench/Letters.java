package letters.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import org.HdrHistogram.Histogram;

/** How many letters the services carry, and what that costs each of them: what h2load measured, a letter on each connection. */
record Letters(Histogram micros, Map<String, Integer> statuses) {

    static final String WHOLE = "application/json";
    private static final String IN_LINES = "application/x-ndjson";
    private static final Map<Integer, Double> MOST_SECONDS = Map.of(1, 8.05, 1_000, 8.3, 10_000, 10.0);

    static void atOnce() throws Exception {
        try (Chain chain = Chain.start("1g", "LETTERS_AT_ONCE=10000")) {
            for (String accept : List.of(WHOLE, IN_LINES)) {
                send(chain, accept, 3_000);
                for (int letters : List.of(1, 1_000, 10_000)) {
                    double before = chain.cpuSeconds();
                    send(chain, accept, letters).check(accept + ", " + letters, letters, MOST_SECONDS.get(letters));
                    Bench.check("processor time of the services", true, "%.2f s", chain.cpuSeconds() - before);
                }
            }
        }
    }

    static void sustained() throws Exception {
        int rate = Integer.getInteger("rate", 1_000);
        try (Chain chain = Chain.start("1g", "LETTERS_AT_ONCE=10000")) {
            send(chain, WHOLE, 500);
            send(chain, WHOLE, rate * 60, "-r", "" + rate).check(rate + " a second for a minute", rate * 60, 8.5);
        }
    }

    /** What a letter in flight takes in the three services. */
    static void memory() throws Exception {
        int letters = 5_000;
        // Long enough for the collections, with all letters in Translate-Worker, so in all three.
        try (Chain chain = Chain.start("1g", "LETTERS_AT_ONCE=10000", "TRANSLATE_DELAY_MS=20000")) {
            send(chain, WHOLE, 200);
            long idle = chain.kib();
            FutureTask<Letters> sent = new FutureTask<>(() -> send(chain, WHOLE, letters));
            new Thread(sent).start();
            chain.replicas().get(2).await("/metrics", "letters_in_flight " + letters);
            double each = (chain.kib() - idle) / (double) letters;
            boolean met = each <= 40 && sent.get().count("200") == letters;
            Bench.check("memory a letter, in all three", met, "%.1f KiB, by status %s", each, sent.get().statuses);
        }
    }

    /** The images as they are: do a thousand letters fit their memory limit, and what becomes of five thousand? */
    static void smallPods() throws Exception {
        try (Chain chain = Chain.start("128m")) {
            send(chain, IN_LINES, 1_000).check("128 MiB, 1000 at once", 1_000, 10);
            Letters crowd = send(chain, WHOLE, 5_000);
            boolean met = crowd.count("200") >= 1_000 && crowd.count("200") + crowd.count("503") == 5_000;
            Bench.check("128 MiB, 5000 at once", met, "%s", crowd.statuses);
            for (Chain.Replica replica : chain.replicas()) {
                long most = replica.kib("VmHWM:\\s+(\\d+)", "cat /proc/%d/status") >> 10;
                Bench.check(replica.service() + ", highest resident set", most < 128, "%d MiB", most);
            }
        }
    }

    /** Sends these at once or, with {@code -r} and a rate, so many a second, whether or not those before are answered. */
    static Letters send(Chain chain, String accept, int letters, String... arrivals) throws Exception {
        Path log = Chain.FOLDER.resolve("h2load.log");
        Files.deleteIfExists(log);
        Path letter = Files.writeString(Chain.FOLDER.resolve("letter"), "{}");
        String options = "h2load --h1 -t 1 -n %1$d -c %1$d -d %2$s --log-file=%3$s".formatted(letters, letter, log);
        List<String> command = new ArrayList<>(List.of(options.split(" ")));
        command.addAll(List.of(arrivals));
        command.addAll(
                List.of("-H", "Accept: " + accept, chain.replicas().get(0).url().toString()));
        Chain.log(command, "h2load.txt").start().waitFor();
        Letters sent = new Letters(new Histogram(3), new TreeMap<>());
        // a line a letter: when it was sent, its status, how many microseconds it took
        for (String line : Files.readAllLines(log)) {
            String[] fields = line.split("\t");
            sent.micros.recordValue(Long.parseLong(fields[2]));
            sent.statuses.merge(fields[1], 1, Integer::sum);
        }
        return sent;
    }

    int count(String status) {
        return statuses.getOrDefault(status, 0);
    }

    void check(String name, int letters, double goal) {
        boolean met = seconds(99) <= goal && count("200") == letters;
        String format = "p50 %.3f p99 %.3f max %.3f s (p99 ≤ %.2f), by status %s";
        Bench.check(name, met, format, seconds(50), seconds(99), seconds(100), goal, statuses);
    }

    private double seconds(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e6;
    }
}
