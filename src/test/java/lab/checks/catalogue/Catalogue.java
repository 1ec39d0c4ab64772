package lab.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import lab.Act;
import lab.Lab;
import lab.checks.Chapter;
import org.junit.jupiter.api.Test;

/**
 * Submissions on one real cluster, some at a time: of each broken one the diagnosis names the root cause, after which its folder is
 * called, and of a correct one it names none. About 9 minutes, so it is run by name only: {@code ./lab verify -Dit.test=Catalogue},
 * with {@code -Dsubmission=ocr} for those whose path contains that, {@code -Dsubmissions=FOLDER} for others than this project's,
 * and {@code -Dslices=FOLDER} to keep what was recorded of each, to test the diagnosis with.
 */
@Chapter(Act.CLUSTER)
class Catalogue {

    private static final Path OURS = Path.of("src/test/resources");
    private static final Path FOLDER = Path.of(System.getProperty("submissions", OURS.toString()));
    private static final String WHICH = System.getProperty("submission", "");

    @Test
    void each_submission_is_told_its_root_cause_and_only_that(Lab lab) throws InterruptedException, ExecutionException {
        var seats = new Seats(lab);
        // what overlays refer to: each submission is rendered from these copies
        lab.cluster()
                .kubectl(
                        "default",
                        Stream.of(Path.of("manifests"), OURS, FOLDER).distinct().toList(),
                        "version");
        var submissions = Stream.of("broken", "correct")
                .flatMap(kind -> Submission.in(FOLDER.resolve(kind), WHICH, lab))
                .toList();

        var outcomes = seats.judge(submissions);

        System.out.println(Outcome.table(outcomes));
        assertThat(outcomes).hasSameSizeAs(submissions).isNotEmpty();
        assertThat(outcomes.stream().filter(outcome -> !outcome.isRight()))
                .extracting(Outcome::told)
                .isEmpty();
    }
}
