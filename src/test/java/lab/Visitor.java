package lab;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import lab.observe.Recorder;
import lab.observe.Sample;
import lab.observe.Traffic;
import lab.observe.TrafficProbe;
import lab.observe.Until;
import lab.pipeline.Browser;
import lab.pipeline.Letter;
import org.openqa.selenium.WebDriverException;

/** Who uses the pipeline while it is put to the test: in a browser, and with letters one after the other; recorded. */
final class Visitor implements AutoCloseable {

    private static final int LETTERS_A_SECOND = 5;

    private static final Duration PAGE = Duration.ofSeconds(10);

    private final Recorder recorder;
    private CompletableFuture<Browser> browser = CompletableFuture.supplyAsync(Browser::open);
    private URI page;
    private TrafficProbe probe;

    Visitor(Recorder recorder) {
        this.recorder = recorder;
    }

    /** From now on the page is there. */
    void comesTo(URI page) {
        this.page = page;
    }

    /** Whether letters are sent: a page that never showed one gets none. */
    boolean sends() {
        return probe != null;
    }

    /** Sends many letters side by side to a frontend that says it takes them so; whether it does. Throws {@link AssertionError} if there is no page. */
    boolean sendsMany(Until until) {
        var tellsProgress = new AtomicBoolean();
        // a node knows a new Service a moment later
        until.holds("the page answers", PAGE, () -> tellsProgress.set(TrafficProbe.tellsProgress(page)));
        if (tellsProgress.get()) {
            probe = TrafficProbe.start(page, LETTERS_A_SECOND, this::ended);
        }
        return sends();
    }

    /** Sends one letter after the other, unless {@link #sendsMany()}: somebody else's services may do one thing at a time. */
    void sendsOneByOne() {
        if (!sends()) {
            probe = TrafficProbe.oneByOne(page, this::ended);
        }
    }

    /** How many letters have an outcome. */
    long answered() {
        return probe.ended();
    }

    /** Presses the button and says when; throws if there is none. */
    Instant press(Act act) {
        var pressed = browser.join().press(page, Letter.BUTTON);
        recorder.add(pressed, "Page", "pressed", act.name(), Map.of());
        return pressed;
    }

    /** Asks for a letter on the page, and again if it was late, so often at most: a machine may be busy once, a submission's fault is there every time. */
    void asks(Act act, int times) {
        for (int time = 1; time <= times; time++) {
            Instant pressed;
            try {
                pressed = press(act);
                reads(act);
            } catch (AssertionError broken) {
                if (time == times || !Browser.isGone(broken)) {
                    throw broken;
                }
                browser.thenAccept(Browser::close);
                browser = CompletableFuture.supplyAsync(Browser::open);
                continue;
            }
            if (Duration.between(pressed, Instant.now()).compareTo(Letter.WHOLE.plus(Letter.SLACK)) <= 0) {
                return;
            }
        }
    }

    /** Waits for the page after an outage, and asks for a letter until one arrives, so often at most: a program may be Ready before it listens. Throws {@link AssertionError} with what the page shows instead. */
    void comesBack(Act act, Until until, int times) {
        until.holds("the page answers again", PAGE, () -> TrafficProbe.tellsProgress(page));
        for (int time = 1; time < times; time++) {
            press(act);
            try {
                reads(act);
                return;
            } catch (AssertionError lost) {
                recorder.add("Page", "lost", act.name(), Map.of("text", lost.getMessage()));
            }
        }
        press(act);
        reads(act);
    }

    /** Waits for the letter on the page; throws {@link AssertionError} with what it shows instead. */
    void reads(Act act) {
        browser.join().shows(Letter.TRANSLATED, Letter.WHOLE.multipliedBy(2));
        recorder.add("Page", "shown", act.name(), Map.of("text", browser.join().visibleText()));
    }

    /** Asks for a letter that cannot arrive, as long as one may take; records it if the page shows it all the same. */
    void asksInVain(Act act) {
        try {
            press(act);
            browser.join().shows(Letter.TRANSLATED, Letter.WHOLE.plus(Letter.SLACK));
        } catch (AssertionError | WebDriverException none) {
            recorder.add("Page", "empty", act.name(), Map.of("text", String.valueOf(none.getMessage())));
            return;
        }
        recorder.add("Page", "shown", act.name(), Map.of("text", browser.join().visibleText()));
    }

    /** Sends no more, and returns when each letter has its outcome or is given up. */
    Traffic ends() throws InterruptedException {
        return probe.stop();
    }

    /** Sends no more, and waits for nothing. */
    void leaves() {
        if (probe != null) {
            probe.close();
            probe = null;
        }
    }

    private void ended(Sample letter) {
        recorder.add(letter.answered(), "Letter", letter.lost() ? "lost" : "answered", letter.id(), letter);
    }

    @Override
    public void close() {
        leaves();
        browser.thenAccept(Browser::close);
    }
}
