package lab.checks.catalogue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import lab.Lab;
import lab.diagnose.Finding;
import lab.observe.Recording;
import lab.observe.Slice;
import lab.pipeline.PlainImage;

/** Several submissions at a time on one cluster: {@code -Dseats=4}; and with {@code -Dslices=FOLDER} what was recorded of each is kept. */
final class Seats {

    private static final int SEATS = Integer.getInteger("seats", 4);
    private static final Optional<Path> SLICES =
            Optional.ofNullable(System.getProperty("slices")).map(Path::of);

    private final Lab lab;

    /** With somebody else's images beside the lab's own on every node. */
    Seats(Lab lab) {
        this.lab = lab;
        PlainImage.load(lab.cluster());
        lab.watches().recordImages();
        lab.awaitDns();
    }

    /** What is said of each of them, in no order. */
    List<Outcome> judge(List<Submission> submissions) throws InterruptedException, ExecutionException {
        var waiting = new Waiting(submissions);
        var threads = Executors.newFixedThreadPool(SEATS);
        try {
            var outcomes = new ArrayList<Outcome>();
            for (var seat : threads.invokeAll(IntStream.range(0, SEATS)
                    .mapToObj(number -> (Callable<List<Outcome>>) () -> judge(waiting, number))
                    .toList())) {
                outcomes.addAll(seat.get());
            }
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }

    private List<Outcome> judge(Waiting submissions, int number) {
        var outcomes = new ArrayList<Outcome>();
        var seat = new Seat(lab, "seat-" + number);
        // each is weighed again and again, until it is chosen
        var read = new HashMap<Path, List<Document>>();
        ToLongFunction<Submission> effort = submission -> seat.effort(
                read.computeIfAbsent(submission.folder(), folder -> submission.documents("seat-" + number, number)));
        for (var next = submissions.next(effort); next.isPresent(); next = submissions.next(effort)) {
            var begun = Instant.now();
            var submission = next.get();
            var documents = read.get(submission.folder());
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
            var finding = judged(judge, submission, documents);
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

    /** Others go on for minutes before what went wrong here is thrown: it is said at once. */
    private Optional<Finding> judged(Seat judge, Submission submission, List<Document> documents) {
        try {
            judge.admit(submission.standard());
            return judge.judge(documents);
        } catch (RuntimeException | AssertionError lost) {
            lab.progress().say("%s cannot be judged: %s", submission.folder(), lost);
            throw lost;
        }
    }

    private static void keep(Submission submission, Recording recorded) {
        var name = (submission.expected().isEmpty() ? "well." : "")
                + submission.folder().getFileName();
        SLICES.ifPresent(folder -> Slice.write(recorded, folder.resolve(name + ".ndjson.gz")));
    }
}
