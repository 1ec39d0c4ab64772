package letters.bench;

import java.util.List;
import java.util.Optional;

/**
 * What can be varied.
 *
 * @param replicas of each service; two is what the manifests deploy
 * @param heap an {@code -Xmx} in place of the image's, such as 256m
 * @param letters at once, at most
 * @param rate letters a second, of the sustained load
 */
record Settings(int replicas, Optional<String> heap, int letters, int rate, long seed, int hostile) {

    /** From the environment: BENCH_REPLICAS, _HEAP, _LETTERS, _RATE, _SEED, and _HOSTILE for the requests to each service. */
    static Settings fromEnvironment() {
        return new Settings(number("REPLICAS", 2), variable("HEAP"), number("LETTERS", 10_000), number("RATE", 1_000),
                number("SEED", 20_260_101), number("HOSTILE", 10_000));
    }

    /** JVM options after the image's own. */
    List<String> jvm() {
        return heap.map(size -> List.of("-Xmx" + size)).orElse(List.of());
    }

    private static int number(String name, int otherwise) {
        return variable(name).map(Integer::parseInt).orElse(otherwise);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv("BENCH_" + name)).filter(value -> !value.isBlank());
    }
}
