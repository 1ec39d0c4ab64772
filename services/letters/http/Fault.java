package letters.http;

import java.net.URI;
import java.util.Locale;

/** How the call to the next service can fail. */
enum Fault {
    UNKNOWN_NAME(502, "The next service's name does not resolve"),
    REFUSED(502, "The next service refuses connections"),
    UNREACHABLE(502, "The next service cannot be reached"),
    SILENT(504, "The next service does not take connections in time"),
    LATE(504, "The next service does not answer in time"),
    FAILED(502, "The next service answered with an error"),
    EMPTY(502, "The next service answered without a text"),
    BROKEN(502, "The connection to the next service broke");

    private final int status;
    private final String title;

    Fault(int status, String title) {
        this.status = status;
        this.title = title;
    }

    Trouble at(URI url, String cause) {
        String kind = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Trouble(new Problem("tag:letters,2026:" + kind, title, status, "POST " + url + ": " + cause));
    }
}
