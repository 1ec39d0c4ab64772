package lab.observe;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Asks as the page does: another connection every 500 ms, until a frontend says a word on one of them and goes on alone. kube-proxy
 * chooses a pod for each, and one on a stopped node says nothing.
 */
final class Race {

    private static final int NEXT_MILLIS = 500;
    private static final int MOST = 6;
    private static final int NOBODY = -1;

    private final Function<BooleanSupplier, Attempt> ask;
    private final AtomicInteger first = new AtomicInteger(NOBODY);
    private final Queue<Attempt> ended = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<List<Attempt>> outcome = new CompletableFuture<>();

    private Race(Function<BooleanSupplier, Attempt> ask) {
        this.ask = ask;
    }

    /**
     * Completes when the frontend that was first has ended, or none has said a word. The last attempt is the first frontend's.
     *
     * @param ask is to give up when what it gets says no, which it asks at each word that it hears; what it throws fails a race that nobody wins
     */
    static CompletableFuture<List<Attempt>> start(Function<BooleanSupplier, Attempt> ask, Executor threads) {
        var race = new Race(ask);
        var connections = IntStream.range(0, MOST)
                .mapToObj(number ->
                        runAsync(() -> race.run(number), delayedExecutor(number * NEXT_MILLIS, MILLISECONDS, threads)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(connections).whenComplete((all, failed) -> {
            if (failed == null) {
                race.outcome.complete(List.copyOf(race.ended));
            } else {
                race.outcome.completeExceptionally(failed);
            }
        });
        return race.outcome;
    }

    private void run(int number) {
        if (first.get() == NOBODY) {
            var attempt = ask.apply(() -> first.compareAndSet(NOBODY, number) || first.get() == number);
            var winner = first.get();
            if (winner == NOBODY || winner == number) {
                ended.add(attempt);
            }
            if (winner == number) {
                outcome.complete(List.copyOf(ended));
            }
        }
    }
}
