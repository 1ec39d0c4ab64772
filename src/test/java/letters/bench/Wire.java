package letters.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;

/** Thousands of connections on one thread: the caller shares its cores with those it calls, so it must be cheap. */
final class Wire {

    private static final long MILLI = Duration.ofMillis(1).toNanos();
    private static final long LONGEST_WAIT = 100 * MILLI;

    private record Timer(long at, Runnable what) {}

    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::at));
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private final AtomicInteger open = new AtomicInteger();

    /** Connections open at this moment; may be asked from any thread. */
    int open() {
        return open.get();
    }

    /** Has every exchange and returns when all are over; {@code answers} hears of each with its index. */
    void run(Arrivals arrivals, IntFunction<Exchange> exchanges, ObjIntConsumer<Answer> answers) throws IOException {
        try (Selector selector = Selector.open()) {
            long start = System.nanoTime();
            int next = 0;
            while (next < arrivals.count() || open.get() > 0) {
                long now = System.nanoTime();
                while (mayOpen(arrivals, next) && start + arrivals.offset(next) <= now) {
                    int index = next++;
                    open.incrementAndGet();
                    new Connection(
                                    exchanges.apply(index),
                                    arrivals.openLoop() ? start + arrivals.offset(index) : now,
                                    this::later,
                                    answer -> {
                                        open.decrementAndGet();
                                        answers.accept(answer, index);
                                    })
                            .open(selector);
                    now = System.nanoTime();
                }
                long untilNext = mayOpen(arrivals, next) ? start + arrivals.offset(next) - now : LONGEST_WAIT;
                long untilTimer =
                        timers.isEmpty() ? LONGEST_WAIT : timers.peek().at() - now;
                selector.select(
                        key -> ((Connection) key.attachment()).ready(in),
                        Math.max(1, Math.min(untilNext, untilTimer) / MILLI));
                runTimers();
            }
            timers.clear();
        }
    }

    private boolean mayOpen(Arrivals arrivals, int next) {
        return next < arrivals.count() && open.get() < arrivals.atOnce();
    }

    private void later(Runnable what, long nanos) {
        timers.add(new Timer(System.nanoTime() + nanos, what));
    }

    private void runTimers() {
        long now = System.nanoTime();
        while (!timers.isEmpty() && timers.peek().at() <= now) {
            timers.remove().what().run();
        }
    }
}
