package lab.checks;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.Act;
import lab.Lab;
import lab.diagnose.Finding;
import lab.observe.Recording;
import lab.observe.Slice;
import lab.pipeline.PlainImage;
import org.junit.jupiter.api.Test;

/**
 * Submissions on one real cluster, some at a time: of each broken one the diagnosis names the root cause, after which its folder is
 * called, and of a correct one it names none. About 7 minutes, so it is run by name only: {@code ./lab verify -Dit.test=Catalogue},
 * with {@code -Dsubmission=ocr} for those whose path contains that, {@code -Dsubmissions=FOLDER} for others than this project's,
 * and {@code -Dslices=FOLDER} to keep what was recorded of each, to test the diagnosis with.
 */
@Chapter(Act.CLUSTER)
class Catalogue {

    private static final Path OURS = Path.of("src/test/resources");
    private static final Path FOLDER = Path.of(System.getProperty("submissions", OURS.toString()));
    private static final String WHICH = System.getProperty("submission", "");
    private static final Optional<Path> SLICES =
            Optional.ofNullable(System.getProperty("slices")).map(Path::of);
    private static final int SEATS = Integer.getInteger("seats", 4);

    /** @param risks of one that works: where its folder is called after a risk, that must be among them */
    private record Outcome(Submission submission, Optional<Finding> finding, List<Finding> risks, Duration took) {

        String found() {
            return finding.or(() -> risks.stream()
                            .filter(risk -> risk.cause().id().equals(submission.expected()))
                            .findFirst())
                    .map(found -> found.cause().id())
                    .orElse("");
        }

        boolean isRight() {
            return found().equals(submission.expected());
        }

        @Override
        public String toString() {
            return "| %-52s | %-25s | %-5s | %4.1f s |"
                    .formatted(
                            submission.folder(),
                            found().isEmpty() ? "nothing is wrong" : found(),
                            isRight() ? "right" : "WRONG",
                            took.toMillis() / 1000.0);
        }
    }

    @Test
    void each_submission_is_told_its_root_cause_and_only_that(Lab lab) throws InterruptedException, ExecutionException {
        PlainImage.load(lab.cluster());
        lab.watches().recordImages();
        // what overlays refer to: each submission is rendered from these copies
        lab.cluster()
                .kubectl(
                        "default",
                        Stream.of(Path.of("manifests"), OURS, FOLDER).distinct().toList(),
                        "version");
        lab.awaitDns();
        var submissions = Stream.of("broken", "correct")
                .flatMap(kind -> Submission.in(FOLDER.resolve(kind), WHICH, lab))
                .toList();

        var outcomes = judge(new Waiting(submissions), lab);

        System.out.println(outcomes.stream()
                .sorted(comparing(outcome -> outcome.submission().folder()))
                .map(Outcome::toString)
                .collect(joining("\n")));
        assertThat(outcomes).hasSameSizeAs(submissions).isNotEmpty();
        assertThat(outcomes.stream().filter(outcome -> !outcome.isRight()))
                .extracting(outcome -> outcome + "\n"
                        + outcome.finding()
                                .map(found -> found.text(Locale.ENGLISH))
                                .orElse(""))
                .isEmpty();
    }

    private static List<Outcome> judge(Waiting submissions, Lab lab) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(SEATS);
        try {
            var outcomes = new ArrayList<Outcome>();
            for (var seat : threads.invokeAll(IntStream.range(0, SEATS)
                    .mapToObj(number -> (Callable<List<Outcome>>) () -> judge(submissions, number, lab))
                    .toList())) {
                outcomes.addAll(seat.get());
            }
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }

    private static List<Outcome> judge(Waiting submissions, int number, Lab lab) {
        var outcomes = new ArrayList<Outcome>();
        var seat = new Seat(lab, "seat-" + number);
        ToLongFunction<Submission> effort = submission -> seat.effort(submission.documents("seat-" + number, number));
        for (var next = submissions.next(effort); next.isPresent(); next = submissions.next(effort)) {
            var begun = Instant.now();
            var submission = next.get();
            var documents = submission.documents("seat-" + number, number);
            var own = documents.stream()
                    .filter(Document::hasPods)
                    .flatMap(document -> document.namespace().stream())
                    .findFirst()
                    .map(namespace -> new Seat(lab, namespace));
            if (own.isPresent()) {
                // beside what is in the seat
                documents = submission.documents("seat-" + number, SEATS + number);
            }
            var judge = own.orElse(seat);
            var finding = judge.judge(documents);
            var outcome = new Outcome(
                    submission,
                    finding,
                    finding.isPresent() ? List.of() : judge.risks(),
                    Duration.between(begun, Instant.now()));
            keep(submission, judge.recorded());
            own.ifPresent(Seat::remove);
            lab.progress().say("%s", outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private static void keep(Submission submission, Recording recorded) {
        var name = (submission.expected().isEmpty() ? "well." : "")
                + submission.folder().getFileName();
        SLICES.ifPresent(folder -> Slice.write(recorded, folder.resolve(name + ".ndjson.gz")));
    }
}
