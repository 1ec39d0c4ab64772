package lab;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One line for each step, with the seconds since the beginning: nobody looks at a silent terminal for long. */
public final class Progress {

    /** Of a wait that takes minutes. */
    private static final int BETWEEN_LINES = 15;

    private final Instant beginning = Instant.now();
    private final PrintStream out;

    /** To standard output. */
    public Progress() {
        this(System.out);
    }

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void say(String format, Object... arguments) {
        // a submission's name may hold what moves a terminal's cursor
        var text = format.formatted(arguments).replaceAll("[\\p{Cntrl}\\x80-\\x9f&&[^\\t\\n]]", "\uFFFD");
        out.printf("[%6.1f s] %s%n", seconds(beginning), text);
    }

    /** Says every {@value #BETWEEN_LINES} s, while somebody waits, how much of the longest time is over. */
    void counting(Instant since, Duration most, String condition, Runnable waiting) {
        var clock = Executors.newSingleThreadScheduledExecutor();
        try {
            clock.scheduleAtFixedRate(
                    () -> say("waiting until %s: %.0f of at most %d s", condition, seconds(since), most.toSeconds()),
                    BETWEEN_LINES,
                    BETWEEN_LINES,
                    TimeUnit.SECONDS);
            waiting.run();
        } finally {
            clock.shutdownNow();
        }
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }
}
