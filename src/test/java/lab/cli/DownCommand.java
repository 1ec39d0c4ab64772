package lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.cluster.ClusterName;
import lab.cluster.Resources;
import org.testcontainers.DockerClientFactory;
import picocli.CommandLine.Command;

@Command(name = "down", mixinStandardHelpOptions = true, resourceBundle = "lab.cli.messages")
final class DownCommand implements Runnable {

    @Override
    public void run() {
        var resources = Resources.of(DockerClientFactory.instance().client(), ClusterName.EXPLORED);
        if (resources.isEmpty()) {
            System.out.println(Messages.of("down.nothing"));
            return;
        }
        resources.remove();
        try {
            Files.deleteIfExists(Path.of(".lab/kubeconfig"));
        } catch (IOException e) {
            throw new IllegalStateException("cannot delete .lab/kubeconfig: " + e.getMessage(), e);
        }
        System.out.println(Messages.of("down.done"));
    }
}
