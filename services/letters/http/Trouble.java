package letters.http;

/** Ends a letter with a {@link Problem}. */
public final class Trouble extends RuntimeException {

    private final transient Problem problem;

    /** No stack trace is taken: the problem says all there is to know. */
    public Trouble(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** A problem that its HTTP status describes well enough. */
    public Trouble(int status, String detail) {
        this(Problem.of(status, detail));
    }

    /** What the caller is to be told. */
    public Problem problem() {
        return problem;
    }
}
