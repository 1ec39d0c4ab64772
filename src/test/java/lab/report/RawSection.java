package lab.report;

import java.util.List;
import lab.observe.Moment;
import lab.observe.Recording;

/**
 * Every moment as a line, to be searched.
 *
 * @param file the recording itself, where whole objects are
 */
record RawSection(Recording recording, Clock clock, String file) {

    private static final int MOST = 3000;

    Markup html() {
        var shown = shown();
        var leftOut = recording.moments().size() - shown.size();
        return Markup.of(
                """
                <section><details class="raw"><summary><h2>%s</h2></summary><p>%s</p>%s
                <p class="search"><label>%s <input type="search" id="search" autocomplete="off" aria-describedby="search-hint"></label>
                <small id="search-hint">%s</small> <output id="shown" for="search">%s</output> <small>%s</small></p>
                <ol id="moments">%s</ol></details></section>
                """,
                Text.of("raw"),
                Text.of("raw.intro", file),
                leftOut == 0
                        ? Markup.NONE
                        : Markup.of(
                                "<p>%s</p>",
                                Text.of(
                                        "raw.left-out",
                                        leftOut,
                                        recording.moments().size())),
                Text.of("raw.search"),
                Text.of("raw.hint"),
                shown.size(),
                Text.of("raw.shown"),
                shown.stream().map(this::line).toList());
    }

    private List<Moment> shown() {
        var all = recording.moments();
        if (all.size() <= MOST) {
            return all;
        }
        var telling =
                all.stream().filter(moment -> !moment.is("Lease", "MODIFIED")).toList();
        return telling.subList(Math.max(0, telling.size() - MOST), telling.size());
    }

    private Markup line(Moment moment) {
        return Markup.of(
                "<li><i>%s</i><b>%s</b><u>%s</u><q>%s</q></li>\n",
                "%.2f".formatted(clock.seconds(moment.at())),
                moment.kind() + " " + moment.change(),
                moment.name(),
                new MomentLine(moment).said());
    }
}
