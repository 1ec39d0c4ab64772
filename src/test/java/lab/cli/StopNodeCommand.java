package lab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "stop-node", mixinStandardHelpOptions = true, resourceBundle = "lab.cli.messages")
final class StopNodeCommand implements Runnable {

    @Parameters(paramLabel = "NAME", descriptionKey = "node")
    private String name;

    @Override
    public void run() {
        var cluster = ExploredLab.running();
        var node = cluster.node(name);
        var timings = cluster.timings();
        System.out.println(Messages.of("stopping", node));
        cluster.stop(node);
        System.out.println(Messages.of(
                "stopped",
                node,
                timings.detection().toSeconds(),
                timings.eviction().toSeconds(),
                node));
    }
}
