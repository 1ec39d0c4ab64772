package lab.cli;

import lab.observe.Snapshot;
import lab.pipeline.Manifests;
import picocli.CommandLine.Command;

@Command(name = "status", mixinStandardHelpOptions = true, resourceBundle = "lab.cli.messages")
final class StatusCommand implements Runnable {

    @Override
    public void run() {
        var cluster = ExploredLab.running();
        System.out.println(cluster.name() + " (" + cluster.timings().name() + ")  " + cluster.nodePort());
        System.out.print(Snapshot.of(cluster.kubernetes(), Manifests.NAMESPACE));
    }
}
