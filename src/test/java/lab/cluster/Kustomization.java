package lab.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The file that makes a folder one for {@code kubectl apply -k}. */
public final class Kustomization {

    private Kustomization() {}

    /** By one of the three names that kubectl knows; empty if there is none. */
    public static Optional<Path> in(Path folder) {
        return Stream.of("kustomization.yaml", "kustomization.yml", "Kustomization")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
