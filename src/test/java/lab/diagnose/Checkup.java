package lab.diagnose;

import static java.util.concurrent.CompletableFuture.runAsync;
import static lab.diagnose.Cause.TOO_LATE;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lab.cluster.Cluster;
import lab.observe.Examination;
import lab.observe.Exchange;
import lab.observe.LastWords;
import lab.observe.Pods;
import lab.observe.Recorder;
import lab.observe.Recording;
import lab.observe.Rollout;
import lab.observe.Walk;
import lab.pipeline.Entrance;
import org.awaitility.core.ConditionTimeoutException;

/** Follows a pipeline, which somebody watches, until it is well or the reason why it is not is certain. */
public final class Checkup {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    /** A program that runs for so long and is not Ready is asked itself. */
    private static final Duration STARTED = Duration.ofSeconds(4);
    /** Between two times that all is asked: what has to settle gets the machine meanwhile. */
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final Recorder recorder;
    private final String namespace;
    private final Examination examination;
    private final Walk walk;
    private final LastWords lastWords;
    private Instant asked = Instant.EPOCH;
    private int looked = -1;
    private Optional<Finding> found = Optional.empty();

    public Checkup(Cluster cluster, Recorder recorder, String namespace) {
        this.recorder = recorder;
        this.namespace = namespace;
        this.examination = new Examination(
                cluster.kubernetes(), recorder, namespace, frontend -> Entrance.known(cluster, frontend));
        this.walk = new Walk(cluster, recorder, namespace);
        this.lastWords = new LastWords(cluster.kubernetes(), recorder, namespace);
    }

    /** Returns when every pod is Ready and its probes and ports answer: empty; or with the reason why that will not be. */
    public Optional<Finding> untilReady(Duration patience) {
        try {
            await("every pod is Ready, or the reason why not")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_LOOKS)
                    .atMost(patience)
                    .until(this::isDecided);
            return recorded(found);
        } catch (ConditionTimeoutException late) {
            return now();
        }
    }

    /** Asks for letters, and says what is wrong with the answers, or with what was seen meanwhile. */
    public Optional<Finding> letters() {
        CompletableFuture.allOf(runAsync(examination::letters), runAsync(walk::letters))
                .join();
        var found = Diagnosis.soFar(recorder.recording(), namespace);
        if (Evidence.of(recorder.recording(), namespace, false).isLostByChance()
                || found.map(Finding::cause).filter(TOO_LATE::equals).isPresent()) {
            // a machine may be busy once, a submission's fault is there every time
            examination.letters();
            found = Diagnosis.soFar(recorder.recording(), namespace);
        }
        return recorded(found);
    }

    /** What is wrong, when nothing more is waited for. */
    public Optional<Finding> now() {
        lastWords.read(pods());
        asks();
        lastWords.readRunning(pods());
        return recorded(Diagnosis.of(recorder.recording(), namespace));
    }

    /** What would be an outage when a node stops; of a pipeline that works. */
    public List<Finding> risks() {
        var risks = Diagnosis.risks(recorder.recording(), namespace);
        risks.forEach(risk ->
                recorder.add("Risk", "seen", namespace + "/" + risk.cause().id(), risk.moment()));
        return risks;
    }

    private void asks() {
        CompletableFuture.allOf(runAsync(examination::probesAndPorts), runAsync(walk::make))
                .join();
    }

    private List<Pod> pods() {
        return recorder.recording("Pod").about(namespace).objects(Pod.class);
    }

    private boolean isDecided() {
        var moments = recorder.changes(namespace);
        if (moments == looked && Instant.now().isBefore(asked.plus(STARTED))) {
            return false;
        }
        looked = moments;
        found = Diagnosis.soFar(look(), namespace);
        if (found.isPresent() && lastWords.read(pods())) {
            // what ended since then has said why
            found = Diagnosis.soFar(recorder.recording(), namespace);
        }
        if (found.isEmpty()
                && isReady(recorder.recording(
                        "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Pod", "Service", "ConfigMap"))) {
            return Instant.now().isAfter(asked.plus(AGAIN)) && isExamined();
        }
        return found.isPresent();
    }

    /** Whether all that is Ready has been asked; what is Ready before it listens is asked again. */
    private boolean isExamined() {
        asks();
        asked = Instant.now();
        var evidence = Evidence.of(recorder.recording(), namespace, false);
        if (evidence.answers().all().stream().anyMatch(Exchange::refused)) {
            lastWords.readRunning(evidence.pods());
        }
        found = Diagnosis.soFar(recorder.recording(), namespace);
        return found.isPresent()
                || (evidence.isWalked() || !evidence.isSettling())
                        && evidence.answers()
                                .ofPorts()
                                .noneMatch(port -> port.refused() && evidence.mayStillStart(port.role()));
    }

    private Recording look() {
        var recording = recorder.recording();
        var evidence = Evidence.of(recording, namespace, false);
        if (lastWords.read(evidence.pods())) {
            recording = recorder.recording();
        }
        var slow = evidence.parts().stream()
                .flatMap(part -> evidence.waiting(part).stream())
                .anyMatch(pod -> "Running".equals(pod.getStatus().getPhase()) && evidence.olderThan(pod, STARTED));
        if (slow && asked.plus(STARTED).isBefore(Instant.now())) {
            asked = Instant.now();
            asks();
            lastWords.readRunning(evidence.pods());
            return recorder.recording();
        }
        return recording;
    }

    private boolean isReady(Recording recording) {
        return recording.pipeline(namespace).parts().stream()
                .allMatch(part -> part.isDeployed()
                        && Rollout.of(part.workload()).complete()
                        && recording.objects(Pod.class).stream()
                                .filter(part::owns)
                                .anyMatch(Pods::serves));
    }

    private Optional<Finding> recorded(Optional<Finding> finding) {
        finding.ifPresent(found ->
                recorder.add("Finding", "found", namespace + "/" + found.cause().id(), found.moment()));
        return finding;
    }
}
