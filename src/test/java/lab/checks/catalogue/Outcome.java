package lab.checks.catalogue;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lab.diagnose.Finding;

/**
 * What was said of a submission.
 *
 * @param risks of one that works: where its folder is called after a risk, that must be among them
 */
record Outcome(Submission submission, Optional<Finding> finding, List<Finding> risks, Duration took) {

    /** A line for each, in the order of their folders. */
    static String table(List<Outcome> outcomes) {
        return outcomes.stream()
                .sorted(comparing(outcome -> outcome.submission().folder()))
                .map(Outcome::toString)
                .collect(joining("\n"));
    }

    /** The cause that was named; empty if none was. */
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

    /** Its line, and under it what a student was told. */
    String told() {
        return this + "\n" + finding.map(found -> found.text(Locale.ENGLISH)).orElse("");
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
