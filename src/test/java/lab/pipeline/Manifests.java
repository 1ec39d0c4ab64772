package lab.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The YAML files that a student applies, applied as a student does: {@code kubectl apply -k}, each object in the namespace it names. */
public final class Manifests {

    public static final Path FOLDER = Path.of("manifests/base");
    public static final String NAMESPACE = "default";
    /** Where that is written. */
    public static final Path OVERLAY = Path.of("target/overlay");

    private Manifests() {}

    /** Writes what is to be applied: them, each image under the tag of its content. */
    public static void write(Images images) {
        var tags = Stream.of(LetterService.values())
                .map(service -> "{name: %s, newTag: %s}"
                        .formatted(service.image(), images.tags().get(service)));
        try {
            Files.createDirectories(OVERLAY);
            Files.writeString(
                    OVERLAY.resolve("kustomization.yaml"),
                    "resources: [../../%s]\nimages: %s\n".formatted(FOLDER, tags.toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + OVERLAY, e);
        }
    }
}
