package lab.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of this machine, run to its end.
 *
 * @param limit how long it may take
 * @param environment what it has beside this process' own variables
 */
public record Command(Duration limit, Map<String, String> environment, List<String> words) {

    /** @param said what it printed, on both streams */
    public record Ended(int code, String said) {}

    /** The first of that name on that PATH; empty if there is none. */
    public static Optional<Path> program(String name, String path) {
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Command of(Duration limit, String... words) {
        return new Command(limit, Map.of(), List.of(words));
    }

    /** What it printed; throws {@link IllegalStateException} with that if it ends with another code than 0, or as {@link #execute}. */
    String run() {
        var ended = execute();
        if (ended.code() != 0) {
            throw new IllegalStateException("'%s' ended with code %d: %s".formatted(this, ended.code(), ended.said()));
        }
        return ended.said();
    }

    /** Throws {@link IllegalStateException} if there is no such program, or it has not ended in time: it is killed then. */
    public Ended execute() {
        try {
            // a file, for a pipe stays open as long as anything that the program has left behind
            var output = Files.createTempFile("pipeline-lab-", ".out");
            try {
                var builder =
                        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                var process = start(builder);
                process.getOutputStream().close();
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw new IllegalStateException("'%s' has not ended within %d s: %s"
                            .formatted(
                                    this,
                                    limit.toSeconds(),
                                    Files.readString(output).strip()));
                }
                return new Ended(process.exitValue(), Files.readString(output).strip());
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what '" + this + "' said", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while '" + this + "' ran", e);
        }
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException absent) {
            throw new IllegalStateException(
                    "cannot run '" + words.get(0) + "': is it installed, and on the PATH?", absent);
        }
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
