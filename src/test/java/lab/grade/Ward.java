package lab.grade;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lab.Lab;
import lab.Patience;
import lab.Progress;
import lab.Scenario;
import lab.cluster.Cluster;
import lab.images.ImageSource;
import org.testcontainers.DockerClientFactory;

/** Where submissions are put to the test, one after another, each as if it were the first: a cluster of the lab's own, or somebody's. */
public final class Ward implements AutoCloseable {

    private final Supplier<? extends Cluster> provider;
    private final boolean ours;
    private final Progress progress;
    /** What somebody's cluster is rid of even when this program is ended in the middle. */
    private final AtomicReference<Discharge> current = new AtomicReference<>();

    private Cluster cluster;

    /**
     * Starts nothing yet.
     *
     * @param ours whether the cluster is there for the grading alone, and can be replaced
     */
    public Ward(Supplier<? extends Cluster> provider, boolean ours, Progress progress) {
        this.provider = provider;
        this.ours = ours;
        this.progress = progress;
        if (!ours) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::leave));
        }
    }

    /** The cluster, started if need be. */
    public Cluster cluster() {
        if (cluster == null) {
            cluster = provider.get();
        }
        return cluster;
    }

    private void leave() {
        var discharge = current.getAndSet(null);
        if (discharge != null) {
            discharge.begin();
        }
    }

    /** What happens to this submission, as far as somebody asks for it; when it is closed, nothing of it is left. */
    Scenario admit(HandedIn submission, Path folder, Patience patience) {
        return new Scenario(folder, true, patience, recorder -> {
            var discharge = Discharge.of(cluster(), submission);
            current.set(discharge);
            return Lab.on(cluster, submission, recorder, progress, () -> {
                current.set(null);
                end(discharge);
            });
        });
    }

    /** A cluster of the lab's own that can not be cleared is not one for the next submission: it gets another. */
    private void end(Discharge discharge) {
        try {
            discharge.perform();
            if (ours) {
                discharge.requireUnchanged();
            }
        } catch (RuntimeException | AssertionError broken) {
            if (!ours) {
                throw broken;
            }
            progress.say("this cluster is given up: %s", broken.getMessage());
            close();
        }
    }

    /** Whether the cluster starts pods; somebody's, which can not be replaced, is not asked. */
    boolean starts() {
        return !ours
                || Control.starts(
                        cluster(),
                        ImageSource.PAUSE.choose(DockerClientFactory.instance().client()));
    }

    /** Before a second try: a cluster of the lab's own may be what was broken. */
    void renew() {
        if (ours) {
            close();
        }
    }

    @Override
    public void close() {
        if (cluster != null) {
            cluster.close();
            cluster = null;
        }
    }
}
