package lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import lab.diagnose.Bundle;
import lab.diagnose.Checkup;
import lab.observe.Recorder;
import lab.observe.Until;
import lab.observe.Watches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "diagnose", mixinStandardHelpOptions = true, resourceBundle = "lab.cli.messages")
final class DiagnoseCommand implements Callable<Integer> {

    @Mixin
    private OtherCluster other;

    @Option(names = "--bundle", paramLabel = "FILE")
    private Path bundle;

    /** Exit code 1 where something is wrong. */
    @Override
    public Integer call() {
        var cluster = other.isGiven() ? other.cluster() : ExploredLab.running();
        var namespace = other.namespace();
        var recorder = Recorder.inMemory();
        try (var watches = Watches.start(cluster, recorder)) {
            if (cluster.kubernetes().namespaces().withName(namespace).get() == null) {
                throw new IllegalArgumentException(Messages.of("diagnose.namespace", namespace));
            }
            watches.recordImages();
            var checkup = new Checkup(cluster, recorder, namespace);
            System.err.println(Messages.of("diagnose.looking", namespace));
            var finding = checkup.untilReady(Until.POD_STARTED).or(checkup::letters);
            System.out.println(finding.map(found -> found.text(Locale.getDefault()))
                    .orElseGet(() -> Messages.of("diagnose.well", namespace)));
            if (bundle != null) {
                Files.writeString(bundle, Bundle.of(recorder.recording(), namespace));
                System.out.println(Messages.of("diagnose.bundle", bundle));
            }
            return finding.isPresent() ? 1 : 0;
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + bundle + ": " + e.getMessage(), e);
        }
    }
}
