package lab;

import java.time.Duration;
import java.time.Instant;

/** One line for each step, with the seconds since the beginning: nobody looks at a silent terminal for long. */
public final class Progress {

    private final Instant beginning = Instant.now();

    public void say(String format, Object... arguments) {
        var seconds = Duration.between(beginning, Instant.now()).toMillis() / 1000.0;
        System.out.printf("[%6.1f s] %s%n", seconds, format.formatted(arguments));
    }
}
