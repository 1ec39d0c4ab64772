package lab.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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

    /** Deletes it with all that is in it; what a browser that is going takes away itself meanwhile is fine. */
    void delete() {
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    return failure instanceof NoSuchFileException
                            ? FileVisitResult.CONTINUE
                            : super.visitFileFailed(file, failure);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    Files.deleteIfExists(folder);
                    return super.postVisitDirectory(folder, failure);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the browser's folder " + path, e);
        }
    }

    private static void endLeftovers() throws IOException {
        try (var folders =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), PREFIX + "*-browser-*")) {
            for (var folder : folders) {
                var owner = folder.getFileName()
                        .toString()
                        .substring(PREFIX.length())
                        .split("-browser-")[0];
                if (Owner.parse(owner).gone()) {
                    ProcessHandle.allProcesses()
                            .filter(process ->
                                    process.info().commandLine().orElse("").contains(folder.toString()))
                            .forEach(ProcessHandle::destroyForcibly);
                    new BrowserFolder(folder).delete();
                }
            }
        }
    }
}
