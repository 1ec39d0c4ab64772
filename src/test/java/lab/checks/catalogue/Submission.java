package lab.checks.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lab.Lab;
import lab.cluster.Kustomization;
import lab.pipeline.PodSecurity;

/** What somebody hands in: a folder of manifests, as YAML or JSON. One that lies in a folder "broken" is called after the root cause that is to be found. */
record Submission(Path folder, String text) {

    private static final String HALF_OF_TWO_CORES = "cpu: 1100m";
    private static final BigDecimal HALF_A_NODE_AND_MORE = BigDecimal.valueOf(550);

    /** The folders there whose path contains that, each a submission; none where there is no such folder. */
    static Stream<Submission> in(Path folder, String which, Lab lab) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var folders = Files.list(folder)) {
            return folders
                    .filter(Files::isDirectory)
                    .filter(named -> named.toString().contains(which))
                    .sorted()
                    .toList()
                    .parallelStream()
                    .map(named -> new Submission(named, read(named, lab)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** The root cause that must be found; empty for a correct one. */
    String expected() {
        return folder.getParent().endsWith("broken")
                ? folder.getFileName().toString().split("\\.")[0]
                : "";
    }

    /** The strictest where that is what breaks it; else the one under which others are graded. */
    PodSecurity standard() {
        return expected().equals("pod-security") ? PodSecurity.RESTRICTED : PodSecurity.BASELINE;
    }

    /** Its objects, as kubectl would apply them; but beside others it has nodePorts of its own, and the namespace default has another name. */
    List<Document> documents(String namespace, int seat) {
        return Document.all(
                NodePorts.own(text, seat).replaceAll("(http://[a-z0-9-]+)\\.default\\b", "$1." + namespace));
    }

    private static String read(Path folder, Lab lab) {
        try {
            var yaml = yaml(folder, lab);
            // half a node is half of one of these nodes
            return yaml.contains(HALF_OF_TWO_CORES)
                    ? yaml.replace(HALF_OF_TWO_CORES, "cpu: " + halfANodeAndMore(lab) + "m")
                    : yaml;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static String yaml(Path folder, Lab lab) throws IOException {
        if (Kustomization.in(folder).isPresent()) {
            return lab.cluster()
                    .kubectl(
                            "default",
                            folder.isAbsolute() ? List.of(folder) : List.of(),
                            "kustomize",
                            folder.toString());
        }
        var all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                all.append(Files.readString(file, UTF_8)).append("\n---\n");
            }
        }
        return all.toString();
    }

    private static int halfANodeAndMore(Lab lab) {
        return lab.kubernetes()
                .nodes()
                .list()
                .getItems()
                .get(0)
                .getStatus()
                .getAllocatable()
                .get("cpu")
                .getNumericalAmount()
                .multiply(HALF_A_NODE_AND_MORE)
                .intValue();
    }
}
