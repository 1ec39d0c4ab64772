package lab.report;

import java.util.List;
import lab.observe.Moment;
import lab.observe.Recording;

/** A diagnosis: what is broken, why that follows, what says so, and what to do. */
record Card(
        String cause, String service, boolean infrastructure, Text title, Text why, Text fix, List<String> evidence) {

    static List<Card> of(Recording recording) {
        return recording.of("Finding").map(Card::of).distinct().toList();
    }

    private static Card of(Moment finding) {
        return new Card(
                finding.object().path("cause").asString(finding.name()),
                finding.text("service"),
                finding.object().path("infrastructure").asBoolean(false),
                Text.in(finding, "title"),
                Text.in(finding, "why"),
                Text.in(finding, "fix"),
                finding.object()
                        .path("evidence")
                        .valueStream()
                        .map(line -> line.asString(""))
                        .toList());
    }
}
