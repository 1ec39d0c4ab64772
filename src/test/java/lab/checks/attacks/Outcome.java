package lab.checks.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a submission in a batch.
 *
 * @param infrastructure whether it was not judged, because the lab broke
 * @param grade as people read it
 */
record Outcome(String name, double points, boolean infrastructure, long seconds, String grade, String why) {

    /** As the batch wrote it into its folder: a row only where it was judged. */
    static Outcome read(Path folder) {
        try {
            var row = folder.resolve("row.json");
            var json = JsonMapper.shared().readTree(Files.exists(row) ? Files.readString(row) : "{}");
            return new Outcome(
                    folder.getFileName().toString(),
                    json.path("points").asDouble(0),
                    !Files.exists(row),
                    json.path("seconds").asLong(0),
                    Files.readString(folder.resolve("grade.md")),
                    json.path("why").asString(""));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the grade in " + folder, e);
        }
    }

    @Override
    public String toString() {
        return "| %-45s | %5.1f | %3d s | %s |"
                .formatted(name.replaceAll("\\p{Cntrl}", "?"), points, seconds, infrastructure ? "the lab broke" : why);
    }
}
