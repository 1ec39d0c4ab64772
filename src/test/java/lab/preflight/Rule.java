package lab.preflight;

import java.util.stream.Stream;

/** One thing that may be wrong with a submission. */
@FunctionalInterface
interface Rule {

    Stream<Warning> warnings(Submission submission);
}
