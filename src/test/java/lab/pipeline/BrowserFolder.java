package lab.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import lab.cluster.Owner;

/** Where a browser keeps its profile; its name says whose it is, so that a killed run's browser is found and ended. */
record BrowserFolder(Path path) {

    private static final String PREFIX = "pipeline-lab-browser-";

    static BrowserFolder create() {
        try {
            endLeftovers();
            return new BrowserFolder(Files.createTempDirectory(PREFIX + Owner.current() + "-browser-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the browser", e);
        }
    }

    Path profile() {
        return path.resolve("profile");
    }

    Path log() {
        return path.resolve("driver.log");
    }

    /** Deletes it with all that is in it; a browser that is going may still take files away meanwhile. */
    void delete() {
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("cannot delete the browser's folder " + path, e);
        }
    }

    private static void endLeftovers() throws IOException {
        try (var folders = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), PREFIX + "*-browser-*")) {
            for (var folder : folders) {
                var owner = folder.getFileName().toString().substring(PREFIX.length()).split("-browser-")[0];
                if (Owner.parse(owner).gone()) {
                    ProcessHandle.allProcesses().filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                        .forEach(ProcessHandle::destroyForcibly);
                    new BrowserFolder(folder).delete();
                }
            }
        }
    }
}
