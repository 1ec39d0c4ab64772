package lab;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import lab.diagnose.Broken;
import lab.diagnose.Checkup;
import lab.diagnose.Finding;
import lab.healing.Healing;
import lab.observe.Recorder;
import lab.observe.Recording;
import lab.observe.Rollout;
import lab.pipeline.Entrance;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.report.CriticalPath;

/**
 * The lab's acts, each played once, as far as somebody asks for; recorded in a folder, with the report. An act that fails is the last,
 * unless all are to be played that can be: then whoever judges sees what else is right.
 */
public final class Scenario implements AutoCloseable {

    private static final int TIMES = 3;
    private static final Duration OTHERS = Duration.ofSeconds(20);

    private final boolean all;
    private final Patience patience;
    private final Function<Recorder, Lab> opening;
    private final Recorder recorder;
    private final ReportAtExit report;
    private final Visitor visitor;
    private final ActFailures failures;
    private Act last;
    private Lab lab;
    private Checkup checkup;

    /**
     * Nothing is played yet.
     *
     * @param folder where the recording and the report are written
     * @param all whether an act that fails is not the last
     */
    public Scenario(Path folder, boolean all, Patience patience, Function<Recorder, Lab> opening) {
        this.all = all;
        this.patience = patience;
        this.opening = opening;
        this.recorder = Recorder.to(folder.resolve(Recording.FILE));
        this.report = new ReportAtExit(recorder, folder);
        this.visitor = new Visitor(recorder);
        this.failures = new ActFailures(recorder);
    }

    /** Plays what was not played yet up to this act, unless an act failed; and returns the recording until now. */
    public synchronized Recording play(Act upTo) {
        while ((failures.none() || goesOn() && infrastructure().isEmpty())
                && (last == null || last.compareTo(upTo) < 0)) {
            play();
        }
        return recorder.recording();
    }

    /** The lab as the acts have left it; throws what the first act threw, if there is none. */
    public Lab lab() {
        if (lab == null) {
            var failure = failures.failure().orElse(null);
            throw failure instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        }
        return lab;
    }

    public Recorder recorder() {
        return recorder;
    }

    /** Whether chapters judge what there is, even where an act failed. */
    public boolean goesOn() {
        return all && lab != null;
    }

    /** Why it is broken, as far as that was found. */
    public Optional<Finding> finding() {
        return failures.finding();
    }

    /** What the first act that failed threw, if one did. */
    public Optional<Throwable> failure() {
        return failures.failure();
    }

    /** Why what happened says nothing about the submission: the cluster, or this machine, broke. Empty if that is not so. */
    public Optional<String> infrastructure() {
        return failures.infrastructure(lab != null);
    }

    private void play() {
        var act = last == null ? Act.CLUSTER : Act.values()[last.ordinal() + 1];
        last = act;
        recorder.add("Act", "begun", act.name(), Map.of("waits_for", act.waitsFor()));
        try {
            perform(act);
            lab.watches().awaitRecorded(lab.namespace());
            recorder.add("Act", "done", act.name(), Map.of());
        } catch (Broken broken) {
            failures.add(act, broken);
        } catch (RuntimeException | AssertionError | InterruptedException failed) {
            failures.add(act, List.of(Act.CLUSTER, Act.PROOF).contains(act) ? failed : diagnosed(failed));
        }
    }

    /** What somebody waited for in vain has a reason, which says more than what it was. */
    private Throwable diagnosed(Throwable failed) {
        try {
            return checkup.now()
                    .<Throwable>map(found -> failures.because(found, failed))
                    .orElse(failed);
        } catch (RuntimeException unreachable) {
            failed.addSuppressed(unreachable);
            return failed;
        }
    }

    private void perform(Act act) throws InterruptedException {
        switch (act) {
            case CLUSTER -> lab = opening.apply(recorder);
            case DEPLOY -> deploy();
            case LETTERS -> letters();
            case RESTART -> restart();
            case STOP -> stop();
            case RETURN -> lab.awaitNodes();
            case END -> end();
            case PROOF -> proof();
        }
    }

    private void deploy() {
        checkup = new Checkup(lab.cluster(), recorder, lab.namespace());
        lab.awaitDns();
        lab.deploy();
        var found = checkup.untilReady(patience.ready());
        if (all) {
            found.ifPresent(this::settle);
        }
        requireNone(found);
        lab.progress().say("every pod is Ready, and answers its probes");
    }

    /** What is not broken gets its time: each service is judged by itself. */
    private void settle(Finding found) {
        try {
            lab.until()
                    .holds(
                            "the other Deployments have all pods Ready",
                            OTHERS,
                            () -> assertThat(lab.deployed().pipeline().deployed())
                                    .filteredOn(part -> !part.name().equals(found.service()))
                                    .extracting(part -> Rollout.of(part.workload()))
                                    .allMatch(Rollout::complete));
        } catch (AssertionError late) {
            lab.progress().say("more than %s is not Ready", found.service());
        }
        lab.watches().awaitRecorded(lab.namespace());
    }

    private void letters() {
        Supplier<Optional<Finding>> why = checkup::letters;
        try {
            visitor.comesTo(
                    Entrance.open(lab.cluster(), lab.deployed().pipeline().part(LetterService.FRONTEND)));
            if (visitor.sendsMany(lab.until())) {
                why = supplyAsync(why)::join;
            }
            visitor.asks(last, all ? TIMES : 1);
            lab.progress().say("the page shows the translated letter");
            visitor.sendsOneByOne();
        } catch (RuntimeException | AssertionError unanswered) {
            visitor.leaves();
            requireNone(why.get());
            throw unanswered;
        }
        requireNone(why.get());
    }

    private void restart() {
        if (visitor.sends()) {
            lab.until()
                    .holds(
                            "a letter is answered, so that others are in every stage",
                            Letter.WHOLE.multipliedBy(2),
                            () -> assertThat(visitor.answered()).isPositive());
        }
        var served = Outage.served(lab);
        lab.restart(served);
        lab.awaitPods(served);
    }

    private void stop() {
        var outage = Outage.ofOne(lab);
        var impossible = outage.impossible();
        if (impossible.isPresent()) {
            recorder.add("Act", "skipped", last.name(), Map.of("why", impossible.get()));
            lab.progress().say("no node is stopped: %s", impossible.get());
            return;
        }
        var spares = outage.spares();
        var died = outage.begin();
        try {
            outage.awaitEviction(died);
        } finally {
            // where pods stay on the dead node the others still answer
            if (visitor.sends() && spares) {
                visitor.press(last);
            }
        }
        outage.awaitHealed(died, patience.healed());
        if (visitor.sends() && !spares) {
            visitor.comesBack(last, lab.until(), TIMES);
        }
    }

    private void end() throws InterruptedException {
        try {
            if (visitor.sends()
                    && recorder.recording()
                            .first("Page", "pressed", Act.STOP.name())
                            .isPresent()
                    && recorder.recording()
                            .first("Page", "shown", Act.STOP.name())
                            .isEmpty()) {
                reads();
            }
        } finally {
            if (visitor.sends()) {
                lab.progress().say("through restart, stop and return: %s", visitor.ends());
            }
            Healing.of(recorder.recording()).forEach(healing -> lab.progress().say("%s", healing));
        }
    }

    /** Whoever has shown a letter is asked once more, while nobody is there to translate it. */
    private void proof() {
        if (recorder.recording().first("Page", "shown", Act.LETTERS.name()).isEmpty()) {
            return;
        }
        var nobodyTranslates = Withdrawal.of(lab, lab.deployed().pipeline().part(LetterService.TRANSLATE));
        try {
            visitor.asksInVain(last);
        } finally {
            nobodyTranslates.close();
        }
    }

    private void reads() {
        visitor.reads(last);
        lab.progress().say("the page shows the translated letter");
    }

    private void requireNone(Optional<Finding> found) {
        found.ifPresent(cause -> {
            throw failures.because(cause, null);
        });
    }

    /** Ends what the acts began: letters, browser, and what the lab is to end; says what the run waited for, and writes the report. */
    @Override
    public synchronized void close() {
        visitor.close();
        if (lab != null) {
            lab.close();
        }
        recorder.close();
        if (!all) {
            System.out.print(CriticalPath.of(recorder.recording(), Locale.getDefault()));
        }
        report.close();
    }
}
