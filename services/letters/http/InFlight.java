package letters.http;

/** Bounds the letters a replica works on at once: one too many is told to come back, rather than slowing all the others. */
final class InFlight {

    private final int most;
    private int now;

    InFlight(int most) {
        this.most = most;
    }

    /** Whether there is room for one letter more, which is then taken. */
    boolean take() {
        if (now >= most) {
            return false;
        }
        now++;
        return true;
    }

    void release() {
        now--;
    }

    /** What is said to the one too many. */
    Trouble full() {
        return new Trouble(503, "This replica works on " + most + " letters already; try again in a second.");
    }

    /** Letters being worked on. */
    int now() {
        return now;
    }
}
