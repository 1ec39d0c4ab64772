package lab.report;

import java.util.List;
import lab.observe.Moment;
import lab.observe.Recording;

/**
 * A check and what it found.
 *
 * @param chapter the class it stands in
 * @param what it says, as a sentence
 * @param outcome passed, failed or skipped
 * @param message why it failed or was skipped
 */
record Judged(String chapter, String what, String outcome, String message, long ms) {

    static List<Judged> of(Recording recording) {
        return recording.of("Check").map(Judged::of).toList();
    }

    private static Judged of(Moment check) {
        var dot = check.name().indexOf('.');
        return new Judged(
                dot < 0 ? check.name() : check.name().substring(0, dot),
                dot < 0 ? "" : sentence(check.name().substring(dot + 1), check.text("title")),
                check.change(),
                check.text("message").strip(),
                check.object().path("ms").asLong(0));
    }

    /** A check that is made for each of several is told apart by its title: {@code [3] OCR}. */
    private static String sentence(String method, String title) {
        return method.replace('_', ' ') + (title.startsWith("[") ? " " + title : "");
    }

    boolean failed() {
        return outcome.equals("failed");
    }

    boolean skipped() {
        return outcome.equals("skipped");
    }

    boolean passed() {
        return outcome.equals("passed");
    }

    /** What failed or was skipped as a whole, before any of its checks, is the chapter. */
    Text title() {
        return what.isEmpty() ? Text.of("check.whole") : Text.same(what);
    }

    Text chapterTitle() {
        return Text.orName("chapter." + chapter, chapter);
    }
}
