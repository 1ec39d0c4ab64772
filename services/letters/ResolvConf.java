package letters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the kubelet writes for the resolver. Vert.x heeds ndots only for search domains that it is given: without them it asks for
 * translate-service.default as it is, of a name server far away that may not answer for seconds, before it asks the cluster.
 */
record ResolvConf(Path file) {

    static final ResolvConf OF_THIS_MACHINE = new ResolvConf(Path.of("/etc/resolv.conf"));

    /** The last line that begins with "search" counts; empty if there is none, or no file. */
    List<String> searchDomains() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(line -> List.of(line.strip().split("\\s+")))
                            .filter(words -> words.get(0).equals("search"))
                            .reduce((one, other) -> other)
                            .map(words -> words.subList(1, words.size()))
                            .orElse(List.of())
                    : List.of();
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + file, unreadable);
        }
    }
}
