package letters.http;

/** Who sent a letter to a worker and waits for it. */
public interface Sender extends Lines {

    /** Whether it has gone: nobody needs the letter any more. */
    boolean gone();

    /** What keeps it informed while its letters are worked on. */
    Heartbeat heartbeat();
}
