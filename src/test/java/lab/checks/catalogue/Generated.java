package lab.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lab.Act;
import lab.Lab;
import lab.checks.Chapter;
import org.junit.jupiter.api.Test;

/**
 * Correct submissions drawn at random, and as many with one slip each, on one real cluster: nobody is told a fault who has none, and
 * who has one is told it, or at least another than none. Run by name only, about 12 minutes on 2 cores:
 * {@code ./lab verify -Dit.test=Generated}, with {@code -Dseed=N} for others and {@code -Dcount=N} for more or fewer of each. What was
 * drawn stays in {@code target/generated}; its number is its seed.
 */
@Chapter(Act.CLUSTER)
class Generated {

    private static final Path FOLDER = Path.of("target/generated");
    private static final int COUNT = Integer.getInteger("count", 60);
    private static final long SEED = Long.getLong("seed", System.currentTimeMillis() / 1000 % 1_000_000 * 1000);
    /** Of a hundred broken ones: a slip may have two true names. */
    private static final int NAMED = 95;

    @Test
    void whatever_is_drawn_is_told_its_slip_and_only_that(Lab lab) throws Exception {
        System.out.printf("drawn with -Dseed=%d -Dcount=%d, in %s%n", SEED, COUNT, FOLDER);
        empty(FOLDER);
        LongStream.range(SEED, SEED + COUNT).forEach(Generated::write);

        var outcomes = judged(lab);

        System.out.println(Outcome.table(outcomes));
        assertThat(outcomes).hasSize(2 * COUNT);
        assertThat(outcomes.stream()
                        .filter(outcome -> outcome.submission().expected().isEmpty())
                        .filter(outcome -> !outcome.isRight()))
                .as("correct ones that were told a fault")
                .extracting(Outcome::told)
                .isEmpty();
        var wrong = outcomes.stream().filter(outcome -> !outcome.isRight()).toList();
        assertThat(wrong.stream().filter(outcome -> outcome.found().isEmpty()))
                .as("broken ones that were told that nothing is wrong")
                .extracting(Outcome::told)
                .isEmpty();
        assertThat(COUNT - wrong.size())
                .as(() -> "broken ones that were told their cause; the others:\n"
                        + String.join("\n", wrong.stream().map(Outcome::told).toList()))
                .isGreaterThanOrEqualTo(COUNT * NAMED / 100);
    }

    private static List<Outcome> judged(Lab lab) throws InterruptedException, ExecutionException {
        return new Seats(lab)
                .judge(Stream.of("correct", "broken")
                        .flatMap(kind -> Submission.in(FOLDER.resolve(kind), "", lab))
                        .toList());
    }

    private static void write(long seed) {
        RandomChain.of(Draw.of(seed)).write(FOLDER.resolve("correct/" + seed), Draw.of(seed));
        // the slips take turns; one that this submission can not have gives way to the next
        var mutations = Mutation.values();
        for (var turn = seed; ; turn++) {
            var mutation = mutations[(int) (turn % mutations.length)];
            for (var role : Draw.of(seed + turn).shuffled(List.of(Role.values()))) {
                var chain = RandomChain.of(Draw.of(seed));
                if (mutation.breaks(chain, role)) {
                    chain.write(FOLDER.resolve("broken/" + mutation.folder(role, seed)), Draw.of(seed));
                    return;
                }
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
