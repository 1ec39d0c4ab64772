package lab.checks.catalogue;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Submissions that wait for a seat. */
final class Waiting {

    private final List<Submission> submissions;

    Waiting(List<Submission> submissions) {
        this.submissions = new ArrayList<>(submissions);
    }

    /** The one that costs a seat the least effort, of several the first; empty if none waits. */
    synchronized Optional<Submission> next(ToLongFunction<Submission> effort) {
        var next = submissions.stream().min(comparingLong(effort));
        next.ifPresent(submissions::remove);
        return next;
    }
}
