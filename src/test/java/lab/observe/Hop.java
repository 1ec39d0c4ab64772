package lab.observe;

import java.util.Locale;
import lab.pipeline.LetterService;

/**
 * One step on the way from a caller to the next service, as it was made in the caller's place.
 *
 * @param pod whose network, names and environment it was made with
 * @param target what was looked up or called: a variable, a host name, {@code HOST:PORT}, {@code POD IP:PORT}
 * @param found the value, the addresses, the answer; empty if there was none
 * @param error why there was none; else empty
 * @param ms how long it took
 */
public record Hop(LetterService caller, String pod, Step step, String target, String found, String error, long ms) {

    /** In the order in which a request makes them. */
    public enum Step {
        /** Nothing can be asked from inside this pod: the error says why. */
        INSIDE,
        /** The environment, as the process has it. */
        ENVIRONMENT,
        /** The host's name, asked of the pod's own nameserver. */
        NAME,
        /** A request to what the URL names. */
        CONNECT,
        /** A request to one of the pods behind it. */
        ENDPOINT,
        /** A letter to one of the pods behind it. */
        LETTER
    }

    public boolean succeeded() {
        return error.isEmpty();
    }

    /** Whether a connection was refused: nothing listens there. */
    public boolean refused() {
        return error.contains("refused");
    }

    /** Whether nothing came back: what a policy drops, and what leads nowhere. */
    public boolean silent() {
        return error.contains("timed out") || error.contains("unreachable") || error.contains("No route");
    }

    /** Whether somebody answered, and with an error. */
    public boolean rejected() {
        return !succeeded() && !refused() && !silent();
    }

    void record(Recorder recorder, String namespace) {
        recorder.add("Hop", succeeded() ? "made" : "failed", namespace + "/" + pod + " " + step, this);
    }

    @Override
    public String toString() {
        return "%s in %s: %s → %s (%.1f s)"
                .formatted(
                        step.name().toLowerCase(Locale.ROOT),
                        pod,
                        target,
                        succeeded() ? found.lines().findFirst().orElse("") : error,
                        ms / 1000.0);
    }
}
