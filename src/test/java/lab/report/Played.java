package lab.report;

import java.time.Instant;
import java.util.List;
import lab.observe.Moment;
import lab.observe.Recording;

/**
 * An act as it was played.
 *
 * @param outcome done, failed, or unknown: the recording broke off first
 * @param ended when it was done or failed; else the recording's end
 * @param waitsFor what takes its time
 * @param why it failed; else empty
 */
record Played(String act, String outcome, Instant begun, Instant ended, Text waitsFor, String why) {

    static final String UNKNOWN = "unknown";

    static List<Played> of(Recording recording) {
        return recording
                .of("Act")
                .filter(moment -> moment.change().equals("begun"))
                .map(begun -> of(recording, begun))
                .toList();
    }

    private static Played of(Recording recording, Moment begun) {
        var end = recording
                .of("Act")
                .filter(moment -> moment.name().equals(begun.name())
                        && !moment.change().equals("begun")
                        && !moment.at().isBefore(begun.at()))
                .findFirst();
        return new Played(
                begun.name(),
                end.map(Moment::change).orElse(UNKNOWN),
                begun.at(),
                end.map(Moment::at).orElse(recording.end()),
                Text.orName("act." + begun.name(), begun.text("waits_for")),
                end.map(moment -> moment.text("why")).orElse(""));
    }

    /** Seconds from the first act's begin to the last one's end; there is at least one. */
    static double total(List<Played> acts) {
        return new Clock(acts.get(0).begun()).seconds(acts.get(acts.size() - 1).ended());
    }

    boolean failed() {
        return outcome.equals("failed");
    }

    boolean brokeOff() {
        return outcome.equals(UNKNOWN);
    }

    double seconds() {
        return new Clock(begun).seconds(ended);
    }
}
