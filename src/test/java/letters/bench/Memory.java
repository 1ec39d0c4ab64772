package letters.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * What a letter in flight takes in the three services together: objects that survive a full collection plus direct
 * buffers, with the letters waiting in Translate-Worker, so in all three, minus the same when idle.
 */
record Memory(Settings settings, Figures figures) implements Step {

    private static final String STEP = "memory";
    private static final int MOST = 20 * 1024;
    /** Reading is short and translating long here: the collections and the counting take some seconds. */
    private static final Map<String, String> DELAYS = Map.of("OCR_DELAY_MS", "1000", "TRANSLATE_DELAY_MS", "14000");

    private static final Duration TO_TRANSLATE = Duration.ofSeconds(5);

    @Override
    public void run() throws Exception {
        // How much a letter takes is the question here, not whether all fit: the capacity asks that.
        List<String> jvm = Stream.concat(settings.jvm().stream(), Stream.of("-XX:NativeMemoryTracking=summary"))
                .toList();
        for (String accept : List.of("application/json", "application/x-ndjson")) {
            try (Pipeline pipeline = Pipeline.start(settings.replicas(), jvm, DELAYS)) {
                Load load = pipeline.load(accept);
                load.send(200, Duration.ofMillis(300));
                report(pipeline, load);
            }
        }
    }

    private void report(Pipeline pipeline, Load load) throws Exception {
        Footprint idle = pipeline.footprint();
        Wire wire = new Wire();
        CompletableFuture<Latencies> sending = CompletableFuture.supplyAsync(() -> {
            try {
                return load.send(wire, settings.letters(), Duration.ofMillis(300));
            } catch (Exception broken) {
                throw new CompletionException(broken);
            }
        });
        // A moment of the clock, not a condition: the delays put all letters into Translate then, and how many is
        // counted below.
        Thread.sleep(TO_TRANSLATE.toMillis());
        pipeline.checkAlive();
        Footprint loaded = pipeline.footprint();
        int inFlight = wire.open();
        Latencies sent = sending.join();

        String name = load.accept().replace("application/", "") + ": ";
        figures.check(
                STEP,
                name + "letters in flight when counted",
                Integer.toString(inFlight),
                "" + settings.letters(),
                inFlight == settings.letters());
        long heap = (loaded.heap() - idle.heap()) / inFlight;
        long direct = (loaded.direct() - idle.direct()) / inFlight;
        figures.note(STEP, name + "direct buffers when idle, all together", Figures.mib(idle.direct()));
        figures.note(STEP, name + "heap a letter", Figures.kib(heap));
        figures.note(STEP, name + "direct buffers a letter", Figures.kib(direct));
        figures.check(
                STEP, name + "heap and direct a letter", Figures.kib(heap + direct), "≤ 20 KiB", heap + direct <= MOST);
        figures.note(STEP, name + "RSS a letter", Figures.kib((loaded.rss() - idle.rss()) / inFlight));
        figures.check(STEP, name + "errors", sent.errorsByKind(), "0", sent.errors() == 0);
    }
}
