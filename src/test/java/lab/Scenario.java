package lab;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import lab.cluster.Cluster;
import lab.cluster.ClusterName;
import lab.cluster.Node;
import lab.cluster.Timings;
import lab.diagnose.Broken;
import lab.diagnose.Checkup;
import lab.healing.Healing;
import lab.observe.Pods;
import lab.observe.Recorder;
import lab.observe.Recording;
import lab.observe.TrafficProbe;
import lab.observe.Until;
import lab.pipeline.Browser;
import lab.pipeline.Entrance;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.pipeline.Manifests;
import lab.report.Report;
import org.awaitility.core.ThrowingRunnable;

/**
 * The lab's acts, each played once, as far as somebody asks for; recorded. An act that fails is the last.
 */
public final class Scenario implements AutoCloseable {

    private static final int LETTERS_A_SECOND = 5;

    private final ClusterName name;
    private final Timings timings;
    private final Recorder recorder;
    private final CompletableFuture<Browser> browser = CompletableFuture.supplyAsync(Browser::open);
    private Act last;
    private Throwable failure;
    private Lab lab;
    private Checkup checkup;
    private TrafficProbe probe;
    private Node stopped;

    public Scenario(ClusterName name, Timings timings, Recorder recorder) {
        this.name = name;
        this.timings = timings;
        this.recorder = recorder;
    }

    /** Plays what was not played yet up to this act, unless an act failed; and returns the recording until now. */
    public synchronized Recording play(Act upTo) {
        while (failure == null && (last == null || last.compareTo(upTo) < 0)) {
            play();
        }
        return recorder.recording();
    }

    /** The lab as the acts have left it; throws what the first act threw, if there is none. */
    public Lab lab() {
        if (lab == null) {
            throw failure instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        }
        return lab;
    }

    public Recorder recorder() {
        return recorder;
    }

    private void play() {
        var act = last == null ? Act.CLUSTER : Act.values()[last.ordinal() + 1];
        last = act;
        recorder.add("Act", "begun", act.name(), Map.of("waits_for", act.waitsFor()));
        try {
            perform(act);
            lab.watches().awaitRecorded(Manifests.NAMESPACE);
            recorder.add("Act", "done", act.name(), Map.of());
        } catch (Broken broken) {
            fails(act, broken);
        } catch (RuntimeException | AssertionError | InterruptedException failed) {
            fails(act, act == Act.CLUSTER ? failed : diagnosed(failed));
        }
    }

    private void fails(Act act, Throwable failed) {
        failure = failed instanceof CompletionException wrapped ? wrapped.getCause() : failed;
        recorder.add("Act", "failed", act.name(), Map.of("why", String.valueOf(failure.getMessage())));
    }

    /** What somebody waited for in vain has a reason, which says more than what it was. */
    private Throwable diagnosed(Throwable failed) {
        try {
            return checkup.now()
                    .<Throwable>map(finding -> new Broken(finding, failed))
                    .orElse(failed);
        } catch (RuntimeException unreachable) {
            failed.addSuppressed(unreachable);
            return failed;
        }
    }

    private void perform(Act act) throws InterruptedException {
        switch (act) {
            case CLUSTER -> lab = Lab.open(name, timings, recorder);
            case DEPLOY -> deploy();
            case LETTERS -> letters();
            case RESTART -> restart();
            case STOP -> stop();
            case RETURN -> lab.awaitNodes();
            case END -> end();
        }
    }

    private void deploy() {
        checkup = new Checkup(lab.cluster(), recorder, Manifests.NAMESPACE);
        lab.awaitDns();
        lab.deploy();
        checkup.untilReady(Until.POD_STARTED).ifPresent(finding -> {
            throw new Broken(finding, null);
        });
        lab.awaitEndpoints();
        // whatever nodePort the manifests chose, the page is reached from this machine
        Entrance.open(
                lab.kubernetes(),
                recorder.recording("Deployment", "Service", "ConfigMap")
                        .pipeline(Manifests.NAMESPACE)
                        .part(LetterService.FRONTEND),
                Cluster.PUBLISHED_NODE_PORT);
        lab.progress().say("every pod is Ready, and answers its probes");
    }

    private void letters() {
        probe = TrafficProbe.start(
                lab.cluster().nodePort(),
                LETTERS_A_SECOND,
                sample -> recorder.add(
                        sample.answered(), "Letter", sample.lost() ? "lost" : "answered", sample.id(), sample));
        var asked = supplyAsync(checkup::letters);
        try {
            press();
            shown();
        } finally {
            // why the page shows no letter, where it does not
            asked.join().ifPresent(finding -> {
                throw new Broken(finding, null);
            });
        }
    }

    private void restart() {
        lab.until()
                .holds(
                        "a letter is answered, so that others are in every stage",
                        Letter.WHOLE.multipliedBy(2),
                        () -> assertThat(probe.ended()).isPositive());
        lab.restartPods();
        lab.awaitPods();
    }

    private void stop() {
        stopped = lab.agentWithFrontend();
        var doomed = lab.pods().stream()
                .filter(pod ->
                        Pods.serves(pod) && stopped.name().equals(pod.getSpec().getNodeName()))
                .map(pod -> pod.getMetadata().getName())
                .toList();
        recorder.add("Stop", "asked", stopped.name(), Map.of("pods", doomed));
        var died = lab.cluster().stop(stopped);
        lab.progress().say("%s is stopped, with %s on it", stopped, doomed);
        within(
                died,
                timings.eviction(),
                "the pods of " + stopped + " are Terminating",
                () -> assertThat(lab.pods())
                        .filteredOn(Pods::terminates)
                        .extracting(pod -> pod.getMetadata().getName())
                        .containsAll(doomed));
        press();
        within(
                died,
                timings.eviction().plus(Until.POD_STARTED),
                "all replicas of each service are Ready on the survivors",
                () -> lab.assertServedWithout(stopped));
    }

    private void end() throws InterruptedException {
        shown();
        lab.progress().say("through restart, stop and return: %s", probe.stop());
        Healing.of(recorder.recording()).forEach(healing -> lab.progress().say("%s", healing));
    }

    private void press() {
        recorder.add(
                browser.join().press(lab.cluster().nodePort(), Letter.BUTTON),
                "Page",
                "pressed",
                last.name(),
                Map.of());
    }

    private void shown() {
        browser.join().shows(Letter.TRANSLATED, Letter.WHOLE.multipliedBy(2));
        recorder.add("Page", "shown", last.name(), Map.of("text", browser.join().visibleText()));
        lab.progress().say("the page shows the translated letter");
    }

    private void within(Instant died, Duration most, String condition, ThrowingRunnable assertion) {
        lab.until().holds(condition, most.minus(Duration.between(died, Instant.now())), assertion);
        lab.progress()
                .say(
                        "%s, %.1f s after the stop",
                        condition, Duration.between(died, Instant.now()).toMillis() / 1000.0);
    }

    /** Ends what the acts began: letters, browser, and the cluster, unless it is explored; and writes the report. */
    @Override
    public synchronized void close() {
        browser.thenAccept(Browser::close);
        if (probe != null) {
            probe.close();
        }
        if (lab != null && !name.equals(ClusterName.EXPLORED)) {
            lab.close();
        }
        recorder.close();
        Report.write(recorder.recording(), LabExtension.RECORDING.getParent());
    }
}
