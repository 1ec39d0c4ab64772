package lab.observe;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Writes moments as they happen, a line each, so that a run that breaks off has told all until then. */
public final class Recorder implements AutoCloseable {

    private final Writer lines;
    private final List<Moment> moments = new ArrayList<>();
    private final Map<String, Integer> changes = new HashMap<>();
    private final long begun = System.nanoTime();

    private Recorder(Writer lines) {
        this.lines = lines;
    }

    /** Writes to a new file in place of an older one. */
    public static Recorder to(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new Recorder(Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the recording " + file, e);
        }
    }

    /** Keeps the moments for whoever asks this recorder, and writes nothing. */
    public static Recorder inMemory() {
        return new Recorder(new BufferedWriter(Writer.nullWriter()));
    }

    /** Adds what happens now. */
    public void add(String kind, String change, String name, Object object) {
        add(Instant.now(), kind, change, name, object);
    }

    /** Adds what happened then, and is only known now. */
    public synchronized void add(Instant at, String kind, String change, String name, Object object) {
        var ms = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        var moment = new Moment(at, ms, kind, change, name, ObjectText.of(object));
        moments.add(moment);
        changes.merge(name.replaceFirst("/.*", ""), 1, Integer::sum);
        try {
            lines.write(JsonMapper.shared().writeValueAsString(moment) + "\n");
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the recording", e);
        }
    }

    /** How many moments there are about a namespace by now. */
    public synchronized int changes(String namespace) {
        return changes.getOrDefault(namespace, 0);
    }

    /** All until now. */
    public synchronized Recording recording() {
        return new Recording(List.copyOf(moments));
    }

    /** As {@link #recording()}, of some kinds only: what a condition that is looked at again and again needs. */
    public synchronized Recording recording(String... kinds) {
        return new Recording(moments.stream()
                .filter(moment -> Stream.of(kinds).anyMatch(moment.kind()::equals))
                .toList());
    }

    @Override
    public synchronized void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the recording", e);
        }
    }
}
