package letters.bench;

import java.util.List;
import java.util.Optional;

/**
 * What can be varied.
 *
 * @param replicas of each service; two is what the manifests deploy
 * @param limit the memory limit of a pod that the JVM believes in, where the question is not what fits the manifests' 128m
 * @param letters at once, at most
 * @param rate letters a second, of the sustained load
 */
record Settings(int replicas, String limit, int letters, int rate, long seed, int hostile) {

    /** From the environment: BENCH_REPLICAS, _LIMIT, _LETTERS, _RATE, _SEED, and _HOSTILE for the requests to each service. */
    static Settings fromEnvironment() {
        return new Settings(
                number("REPLICAS", 2),
                variable("LIMIT").orElse("512m"),
                number("LETTERS", 10_000),
                number("RATE", 1_000),
                number("SEED", 20_260_101),
                number("HOSTILE", 10_000));
    }

    /** JVM options after the image's own. */
    List<String> jvm() {
        return jvm(limit);
    }

    static List<String> jvm(String limit) {
        return List.of("-XX:MaxRAM=" + limit);
    }

    private static int number(String name, int otherwise) {
        return variable(name).map(Integer::parseInt).orElse(otherwise);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv("BENCH_" + name)).filter(value -> !value.isBlank());
    }
}
