package lab.checks.attacks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A hostile submission.
 *
 * @param most how many points of 100 it may get: all where it does no harm
 * @param said a pattern of what its grade must say; any where it is empty
 */
record Attack(String name, double most, String said, Build build) {

    /** Writes it into its folder. */
    @FunctionalInterface
    interface Build {
        void into(Path folder) throws IOException;
    }

    /** Nothing of it may be deployed, for that reason. */
    static Attack refused(String name, String said, Build build) {
        return new Attack(name, 0, said, build);
    }

    /** Of one file of manifests. */
    static Attack refused(String name, String said, String manifests) {
        return refused(name, said, folder -> write(folder, manifests));
    }

    static void write(Path folder, String manifests) throws IOException {
        Files.writeString(folder.resolve("pipeline.yaml"), manifests, StandardCharsets.UTF_8);
    }

    /** The pipeline as a course hands it out, which is worth 100 points. */
    static String correct() throws IOException {
        return Files.readString(Path.of("src/test/resources/correct/as-taught/pipeline.yaml"));
    }
}
