package letters.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** How long letters took, and what became of those that were not translated. */
final class Latencies {

    private final long[] nanos;
    private final Map<String, Integer> errors = new TreeMap<>();
    private int count;

    Latencies(int letters) {
        nanos = new long[letters];
    }

    void add(Answer answer, int index) {
        nanos[count++] = answer.took().toNanos();
        if (!answer.translated()) {
            // In lines of JSON a failure comes after the 200.
            errors.merge(answer.kind().equals("200") ? "200 untranslated" : answer.kind(), 1, Integer::sum);
        }
    }

    /** The latency that this share of the letters, from 0 to 1, did not exceed. */
    Duration quantile(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[Math.max(0, (int) Math.ceil(share * count) - 1)]);
    }

    int translated() {
        return count - errors.values().stream().mapToInt(Integer::intValue).sum();
    }

    int errors() {
        return count - translated();
    }

    int errors(String kind) {
        return errors.getOrDefault(kind, 0);
    }

    /** Such as {@code 3 {502=2, RESET=1}}. */
    String errorsByKind() {
        return errors() == 0 ? "0" : errors() + " " + errors;
    }
}
