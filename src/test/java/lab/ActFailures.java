package lab;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import lab.diagnose.Broken;
import lab.diagnose.Finding;
import lab.observe.Recorder;

/** What made acts fail, the first of which counts, unless a later one shows that the cluster or this machine broke. */
final class ActFailures {

    private final Recorder recorder;
    private Throwable failure;
    private Finding finding;

    ActFailures(Recorder recorder) {
        this.recorder = recorder;
    }

    /** That act failed, for that reason. */
    void add(Act act, Throwable failed) {
        var cause = failed instanceof CompletionException wrapped ? wrapped.getCause() : failed;
        failure = failure != null && Fault.isInfrastructure(failure) ? failure : cause;
        recorder.add("Act", "failed", act.name(), Map.of("why", String.valueOf(cause.getMessage())));
    }

    /** The reason with what was found; of several findings the first is kept. */
    Broken because(Finding found, Throwable failed) {
        finding = finding == null ? found : finding;
        return new Broken(found, failed);
    }

    boolean none() {
        return failure == null;
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    Optional<Finding> finding() {
        return Optional.ofNullable(finding);
    }

    /** Why what happened says nothing about the submission; without a lab nothing does. */
    Optional<String> infrastructure(boolean isOpen) {
        return finding()
                .filter(found -> found.cause().infrastructure())
                .map(found -> found.title(Locale.getDefault()))
                .or(() -> failure()
                        .filter(failed -> !isOpen || Fault.isInfrastructure(failed))
                        .map(failed -> String.valueOf(failed.getMessage())));
    }
}
