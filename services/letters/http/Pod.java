package letters.http;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where one replica listens and under which name it answers.
 *
 * @param servedBy {@code pod@node}, or empty outside a cluster
 * @param drain how long letters are still accepted after the replica was told to go
 */
public record Pod(String host, int port, String servedBy, Duration drain) {

    /** Reads HOST, PORT, POD_NAME, NODE_NAME and DRAIN_MS. Nothing listens beyond loopback unless HOST asks for it. */
    public static Pod from(Env env, int port) {
        String servedBy = Stream.of("POD_NAME", "NODE_NAME")
                .flatMap(name -> env.text(name).stream())
                .collect(Collectors.joining("@"));
        return new Pod(env.text("HOST").orElse("127.0.0.1"), env.port("PORT", port), servedBy,
                env.millis("DRAIN_MS", 3000));
    }
}
