package lab.cli;

import java.nio.file.Path;
import lab.Lab;
import lab.cluster.ClusterName;
import lab.cluster.Kubeconfig;
import lab.cluster.Timings;
import lab.observe.Recorder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", mixinStandardHelpOptions = true, resourceBundle = "lab.cli.messages")
final class UpCommand implements Runnable {

    private static final Path KUBECONFIG = Path.of(".lab/kubeconfig").toAbsolutePath();

    @Option(names = "--timings", paramLabel = "fast|classroom", defaultValue = "fast")
    private String timings;

    @Override
    public void run() {
        // what runs stays: only ./lab down ends it
        var lab = Lab.open(ClusterName.EXPLORED, Timings.named(timings), Recorder.inMemory());
        lab.deploy();
        lab.awaitPods();
        Kubeconfig.write(lab.cluster().kubeconfig(), KUBECONFIG);
        var node = lab.cluster().nodes().get(1);
        var timings = lab.cluster().timings();
        System.out.println(Messages.of(
                "up.done",
                lab.cluster().nodePort(),
                lab.cluster().name(),
                KUBECONFIG,
                node,
                timings.detection().toSeconds(),
                timings.eviction().toSeconds(),
                node));
    }
}
