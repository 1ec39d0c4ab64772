package letters.http;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where one replica listens and under which name it answers.
 *
 * @param servedBy {@code pod@node}, or empty outside a cluster
 * @param drain how long letters are still accepted after the replica was told to go
 * @param lettersAtOnce how many letters it works on at once; 1,000 fit the images' heap and a limit of 128 MiB (measured: 98 MiB)
 */
public record Pod(String host, int port, String servedBy, Duration drain, int lettersAtOnce) {

    /** Reads HOST, PORT, POD_NAME, NODE_NAME, DRAIN_MS and LETTERS_AT_ONCE. Nothing listens beyond loopback unless HOST asks for it. */
    public static Pod from(Env env, int port) {
        String servedBy = Stream.of("POD_NAME", "NODE_NAME")
                .flatMap(name -> env.text(name).stream())
                .collect(Collectors.joining("@"));
        return new Pod(env.text("HOST").orElse("127.0.0.1"), env.port("PORT", port), servedBy,
                env.millis("DRAIN_MS", 3000), env.count("LETTERS_AT_ONCE", 1000));
    }

    /** The line with the names of the pod and its node; empty outside a cluster. */
    public JsonObject sign(JsonObject line) {
        String[] names = (servedBy + "@@").split("@", 3);
        return line.put("pod", names[0]).put("node", names[1]);
    }
}
