package letters.bench;

/** One measurement with processes of its own. */
interface Step {

    void run() throws Exception;
}
