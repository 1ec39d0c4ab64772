package lab.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a diagnosis needs of one submission out of a recording of many: the last word on what is there of the cluster and in its
 * namespace, and what was asked, read and said since it was applied. A few KB, so that failures can be kept to test with.
 */
public final class Slice {

    private static final Set<String> OF_THE_CLUSTER = Set.of("Node", "Images", "Settings");

    private final String namespace;
    private final Map<String, Moment> last = new HashMap<>();
    private final Set<String> there = new HashSet<>();

    private Slice(Recording recording, String namespace) {
        this.namespace = namespace;
        recording.moments().stream()
                .filter(this::isState)
                .forEach(moment -> last.put(moment.kind() + " " + moment.name(), moment));
        last.values().removeIf(moment -> moment.change().equals("DELETED"));
        last.values().forEach(moment -> there.add(moment.name()));
    }

    /** Of what was applied last in that namespace; throws {@link java.util.NoSuchElementException} if nothing was. */
    public static Recording of(Recording recording, String namespace) {
        var slice = new Slice(recording, namespace);
        var begun = recording.about(namespace).last("Apply").orElseThrow().at();
        return new Recording(recording.moments().stream()
                .filter(moment -> slice.isState(moment)
                        ? slice.isLast(moment)
                        : slice.isSaid(moment) && !moment.at().isBefore(begun))
                .toList());
    }

    /** Writes it as a file that {@link Recording#read(Path)} takes. */
    public static void write(Recording slice, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var lines = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), UTF_8)) {
                for (var moment : slice.moments()) {
                    lines.write(JsonMapper.shared().writeValueAsString(moment) + "\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private boolean isState(Moment moment) {
        return OF_THE_CLUSTER.contains(moment.kind())
                || moment.object().has("metadata")
                        && (isSaid(moment)
                                || moment.kind().equals("Deployment")
                                        && moment.name().startsWith("kube-system/"));
    }

    private boolean isSaid(Moment moment) {
        return moment.name().startsWith(namespace + "/");
    }

    /** Of events only warnings about what is still there: a seat has those of many submissions. */
    private boolean isLast(Moment moment) {
        return moment == last.get(moment.kind() + " " + moment.name())
                && (!moment.kind().equals("Event")
                        || moment.text("type").equals("Warning")
                                && there.contains(namespace + "/"
                                        + moment.object()
                                                .at("/involvedObject/name")
                                                .asString("")));
    }
}
