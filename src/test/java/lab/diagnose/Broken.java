package lab.diagnose;

import java.util.Locale;

/** An act failed, and this is why: the message is the diagnosis, in Korean where that is this machine's language. */
public final class Broken extends AssertionError {

    public Broken(Finding finding, Throwable seen) {
        super(
                finding.text(Locale.getDefault()) + (seen == null ? "" : "\nWhat was waited for: " + seen.getMessage()),
                seen);
    }
}
