package lab.observe;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Sends letters at a fixed rate, whatever comes back: a slow answer must not hold up the next letter, or slowness hides itself. */
public final class TrafficProbe implements AutoCloseable {

    /** After that a letter is not asked for again: it is lost, as it is for the page. The services let a letter wait for an outage as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A page comes from memory: one that takes longer was asked of a pod that is not there. */
    private static final Duration PAGE = Duration.ofSeconds(10);
    /** Before a page is asked for again that did not come. */
    private static final Duration AGAIN = Duration.ofMillis(500);

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final URI base;
    private final Consumer<Sample> ended;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Queue<CompletableFuture<Sample>> letters = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(TrafficProbe::daemon);
    private final ExecutorService senders = Executors.newCachedThreadPool(TrafficProbe::daemon);

    private TrafficProbe(URI base, Consumer<Sample> ended) {
        this.base = base;
        this.ended = ended;
    }

    /** Sends to {@code base}/translate from now on, and tells what became of each letter. */
    public static TrafficProbe start(URI base, int lettersASecond, Consumer<Sample> ended) {
        var probe = new TrafficProbe(base, ended);
        probe.clock.scheduleAtFixedRate(() -> probe.send(probe::race), 0, SECOND / lettersASecond, NANOSECONDS);
        return probe;
    }

    /** Sends one letter after the other, as one who uses the page does: nothing says that somebody else's frontend can take more, or tells how far one is. */
    public static TrafficProbe oneByOne(URI base, Consumer<Sample> ended) {
        var probe = new TrafficProbe(base, ended);
        probe.clock.scheduleWithFixedDelay(
                () -> probe.send(probe::form).exceptionally(failed -> null).join(), 0, AGAIN.toMillis(), MILLISECONDS);
        return probe;
    }

    /** Whether the frontend says on its page that it tells, line by line, how far a letter is; throws {@link AssertionError} if there is no page. */
    public static boolean tellsProgress(URI base) {
        try {
            var page = (HttpURLConnection) base.resolve("/").toURL().openConnection();
            page.setConnectTimeout((int) PAGE.toMillis());
            page.setReadTimeout((int) PAGE.toMillis());
            var link = page.getHeaderField("Link");
            page.getResponseCode();
            page.disconnect();
            return link != null && link.contains(Attempt.LINES);
        } catch (IOException unanswered) {
            throw new AssertionError("no page at " + base + ": " + unanswered.getMessage(), unanswered);
        }
    }

    public long sent() {
        return letters.size();
    }

    /** How many letters have their outcome or are given up by now. */
    public long ended() {
        return letters.stream().filter(CompletableFuture::isDone).count();
    }

    /** Sends no more and returns when each letter has its outcome or is given up: within two minutes, and usually within the time of one. */
    public Traffic stop() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(PATIENCE.toMillis(), MILLISECONDS);
        return new Traffic(letters.stream().map(CompletableFuture::join).toList());
    }

    /** Whoever still waits for an outcome is left to it, in threads that end with this JVM. */
    @Override
    public void close() {
        clock.shutdownNow();
        senders.shutdown();
    }

    private CompletableFuture<Sample> send(Way way) {
        var sent = Instant.now();
        var id = "probe-%s-%d".formatted(run, letters.size() + 1);
        var letter = ask(way, id, sent.plus(PATIENCE), List.of())
                .thenApply(attempts -> Sample.of(id, sent, attempts))
                .whenComplete((sample, failed) -> {
                    if (failed == null) {
                        ended.accept(sample);
                    }
                });
        letters.add(letter);
        return letter;
    }

    /** Asks until there is an outcome, each time with how far the letter is by what was heard: what is done is not done again. */
    private CompletableFuture<List<Attempt>> ask(Way way, String id, Instant deadline, List<Attempt> before) {
        var known = Line.progress(
                before.stream().flatMap(attempt -> attempt.lines().stream()).toList());
        return way.attempts(id, known, deadline.plus(PATIENCE)).thenCompose(race -> {
            var attempts = Stream.concat(before.stream(), race.stream()).toList();
            var answered =
                    attempts.stream().anyMatch(attempt -> !attempt.outcomes().isEmpty());
            return answered || Instant.now().isAfter(deadline)
                    ? completedFuture(attempts)
                    : ask(way, id, deadline, attempts);
        });
    }

    private CompletableFuture<List<Attempt>> race(String id, Map<String, Object> known, Instant deadline) {
        return Race.start(goOn -> Attempt.of(base, id, known, deadline, goOn), senders);
    }

    private CompletableFuture<List<Attempt>> form(String id, Map<String, Object> known, Instant deadline) {
        return supplyAsync(
                () -> List.of(FormPost.of(base, id)), delayedExecutor(AGAIN.toMillis(), MILLISECONDS, senders));
    }

    /** How a letter is asked for, once or in a race. */
    private interface Way {

        CompletableFuture<List<Attempt>> attempts(String id, Map<String, Object> known, Instant deadline);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "letter");
        thread.setDaemon(true);
        return thread;
    }
}
