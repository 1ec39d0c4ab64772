package lab.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/**
 * The kubectl of a node that is a container, which has the version of the cluster.
 *
 * @param kubeconfig as it is on the node
 */
record NodeKubectl(NodeContainer node, String kubeconfig) {

    /** Where folders of this machine are on the node. */
    private static final String FOLDERS = "/tmp/pipeline-lab";
    /** A kubectl that is part of a larger program may log why it failed, as that program logs. */
    private static final Pattern LOGGED = Pattern.compile("(?m)^E\\d{4} .*\"command failed\" err=\"(.*)\"$");

    /** What it printed, as {@link Cluster#kubectl} says. */
    String run(String namespace, List<Path> folders, String... arguments) {
        folders.forEach(folder -> node.put(MountableFile.forHostPath(folder.toAbsolutePath()), FOLDERS + "/" + folder));
        // a context with that namespace, as a user has it: --namespace refuses objects that name another one
        var context = FOLDERS + "/" + namespace + ".kubeconfig";
        node.put(Transferable.of(Kubeconfig.inNamespace(namespace, kubeconfig), 0600), context);
        var ended = node.execute(Stream.concat(
                        Stream.of(
                                "sh", "-c", "cd " + FOLDERS + " && kubectl \"$@\"", "kubectl", "--kubeconfig", context),
                        Stream.of(arguments).map(argument -> onNode(argument, folders)))
                .toArray(String[]::new));
        if (ended.getExitCode() != 0) {
            throw new IllegalStateException(reason(ended.getStdout() + ended.getStderr()));
        }
        return ended.getStdout();
    }

    private static String onNode(String argument, List<Path> folders) {
        return folders.stream()
                        .anyMatch(folder ->
                                folder.isAbsolute() && folder.toString().equals(argument))
                ? FOLDERS + argument
                : argument;
    }

    /** With the paths that the folders have on this machine. */
    private static String reason(String said) {
        return LOGGED.matcher(said)
                .replaceAll("error: $1")
                .replace("\\\"", "\"")
                .replace(FOLDERS, "");
    }
}
