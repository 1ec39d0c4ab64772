package lab.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.preflight.Manifest;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The objects that were judged, as JSON, a file for each: kubectl gets these and not what was handed in, so no other parser can read
 * something else there.
 *
 * @param origins where each was written, by the name of its file
 */
record JudgedObjects(Path folder, Map<String, String> origins) implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** How kubectl names the file of what it cannot apply; sometimes it also quotes the whole object and its patch. */
    private static final Pattern FILE =
            Pattern.compile("(?:error when (?:\\w+ing)[^\"\n]*)?\"?[^\\s\"]*/(object-\\d{4}\\.json)\"?");

    /** Writes them to a folder of their own, in their order; a place is told as seen from there. */
    static JudgedObjects write(List<Manifest> manifests, Path seenFrom) {
        var origins = new LinkedHashMap<String, String>();
        try {
            var folder = Files.createTempDirectory("pipeline-lab");
            for (var manifest : manifests) {
                var name = "object-%04d.json".formatted(origins.size());
                Files.writeString(
                        folder.resolve(name),
                        JSON.writeValueAsString(manifest.content().plain()),
                        UTF_8);
                origins.put(name, origin(manifest, seenFrom));
            }
            return new JudgedObjects(folder, origins);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write what is to be applied", e);
        }
    }

    private static String origin(Manifest manifest, Path seenFrom) {
        var at = manifest.at();
        var file = at.file().startsWith(seenFrom + "/")
                ? seenFrom.relativize(Path.of(at.file())).toString()
                : at.file();
        return "%s:%d, %s %s".formatted(file, at.line(), manifest.kind(), manifest.name());
    }

    /** What kubectl said, with the places where the objects were written in place of the names of these files. */
    String told(String said) {
        return FILE.matcher(said)
                .replaceAll(found -> Matcher.quoteReplacement(origins.getOrDefault(found.group(1), found.group())));
    }

    @Override
    public void close() {
        try {
            for (var file : origins.keySet()) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
