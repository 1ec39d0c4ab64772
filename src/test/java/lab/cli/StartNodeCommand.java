package lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import lab.observe.Nodes;
import lab.observe.Until;
import lab.pipeline.Manifests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "start-node", mixinStandardHelpOptions = true, resourceBundle = "lab.cli.messages")
final class StartNodeCommand implements Runnable {

    @Parameters(paramLabel = "NAME", descriptionKey = "node")
    private String name;

    @Override
    public void run() {
        var cluster = ExploredLab.running();
        var node = cluster.node(name);
        System.out.println(Messages.of("starting", node));
        cluster.start(node);
        new Until(cluster.kubernetes(), Manifests.NAMESPACE)
                .holds(
                        node + " is Ready",
                        Until.NODE_STARTED,
                        () -> assertThat(Nodes.status(cluster.kubernetes(), node.name()))
                                .isEqualTo("Ready"));
        System.out.println(Messages.of("started", node));
    }
}
