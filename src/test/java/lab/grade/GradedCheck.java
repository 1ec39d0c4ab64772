package lab.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;

/**
 * A check that is worth points, and what became of it until now.
 *
 * @param proof the id of the check without which this one is worth nothing; empty if there is none
 * @param parts those of a parameterized check; the check itself, if it has none
 * @param skipped why it was not begun
 */
record GradedCheck(String id, int points, String proof, List<TestExecutionResult> parts, List<String> skipped) {

    static GradedCheck of(String id, Points points) {
        return new GradedCheck(id, points.value(), points.proof(), new ArrayList<>(), new ArrayList<>());
    }

    String chapter() {
        return id.substring(0, id.indexOf('.'));
    }

    /** @param broken why what failed says nothing about the submission, if so */
    Verdict verdict(Optional<String> broken) {
        if (parts.isEmpty()) {
            return broken.isPresent() || skipped.isEmpty() ? Verdict.INFRASTRUCTURE_ERROR : Verdict.SKIPPED;
        }
        if (failed().anyMatch(part -> part.getStatus() == Status.ABORTED)) {
            return Verdict.SKIPPED;
        }
        if (failed().findAny().isEmpty()) {
            return Verdict.PASSED;
        }
        // what is no assertion that failed is a fault of the checks, or of what they stand on
        return broken.isPresent() || causes().stream().anyMatch(cause -> !(cause instanceof AssertionError))
                ? Verdict.INFRASTRUCTURE_ERROR
                : Verdict.FAILED;
    }

    /** The points of the parts that passed. */
    double earned() {
        return parts.isEmpty() ? 0 : points * (double) (parts.size() - failed().count()) / parts.size();
    }

    /** What each part that did not pass threw. */
    List<Throwable> causes() {
        return failed().map(part ->
                        part.getThrowable().orElseGet(() -> new IllegalStateException("it ended without a reason")))
                .toList();
    }

    /** Why it does not count, one reason a line. */
    String reasons() {
        return String.join(
                "\n\n",
                Stream.concat(causes().stream().map(cause -> String.valueOf(cause.getMessage())), skipped.stream())
                        .distinct()
                        .toList());
    }

    private Stream<TestExecutionResult> failed() {
        return parts.stream().filter(part -> part.getStatus() != Status.SUCCESSFUL);
    }
}
