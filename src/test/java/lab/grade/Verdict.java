package lab.grade;

/** What became of a check. */
public enum Verdict {
    PASSED,
    FAILED,
    /** The cluster or this machine broke, not the submission: it costs no point. */
    INFRASTRUCTURE_ERROR,
    /** The cluster can not do what the check needs. */
    SKIPPED;

    /** Whether the submission was judged: only then do the points, and the maximum, count. */
    public boolean counts() {
        return this == PASSED || this == FAILED;
    }

    /** As rubrics and formats write it: {@code infrastructure-error}. */
    String word() {
        return Words.lowerCase(name()).replace('_', '-');
    }
}
