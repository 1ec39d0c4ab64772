package letters.http;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where one replica listens and under which name it answers.
 *
 * @param servedBy {@code pod@node}, or empty outside a cluster
 * @param drain how long letters are still accepted after the replica was told to go
 * @param lettersAtOnce how many letters it works on at once
 */
public record Pod(String host, int port, String servedBy, Duration drain, int lettersAtOnce) {

    /** A letter takes about 10 KB in a frontend (measured), the rest is room: 1,000 in the 32 MB that a limit of 128 MiB leaves the heap. */
    private static final long HEAP_OF_A_LETTER = 30 << 10;

    private static final int MOST_AT_ONCE = 10_000;

    /** Reads HOST, PORT, POD_NAME, NODE_NAME, DRAIN_MS and LETTERS_AT_ONCE. Nothing listens beyond loopback unless HOST asks for it. */
    public static Pod from(Env env, int port) {
        String servedBy = Stream.of("POD_NAME", "NODE_NAME")
                .flatMap(name -> env.text(name).stream())
                .collect(Collectors.joining("@"));
        return new Pod(
                env.text("HOST").orElse("127.0.0.1"),
                env.port("PORT", port),
                servedBy,
                env.millis("DRAIN_MS", 3000),
                lettersAtOnce(env));
    }

    /** LETTERS_AT_ONCE; unless that is set, as many as the heap has room for. */
    static int lettersAtOnce(Env env) {
        return env.count("LETTERS_AT_ONCE", (int)
                Math.min(MOST_AT_ONCE, Runtime.getRuntime().maxMemory() / HEAP_OF_A_LETTER));
    }

    /** A stage that this replica works on. */
    Stage stage(String name, Duration expected) {
        String[] names = (servedBy + "@@").split("@", 3);
        return new Stage(name, expected.toMillis(), names[0], names[1]);
    }
}
