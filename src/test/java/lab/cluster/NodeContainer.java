package lab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ExecInContainerPattern;
import org.testcontainers.images.builder.Transferable;

/** The Docker container behind a node, addressed by its name. */
record NodeContainer(DockerClient docker, String name) {

    private static final int TAR_BLOCK = 512;

    InspectContainerResponse inspect() {
        return docker.inspectContainerCmd(name).exec();
    }

    int hostPort(int port) {
        var bindings = inspect().getNetworkSettings().getPorts().getBindings().get(ExposedPort.tcp(port));
        return Integer.parseInt(bindings[0].getHostPortSpec());
    }

    /** Its address in the network of that name. */
    String address(String network) {
        return inspect().getNetworkSettings().getNetworks().get(network).getIpAddress();
    }

    boolean isRunning() {
        return Boolean.TRUE.equals(inspect().getState().getRunning());
    }

    /** As {@code docker stop} does; says when it died. */
    Instant stop() {
        docker.stopContainerCmd(name).exec();
        return Instant.parse(inspect().getState().getFinishedAt());
    }

    /** Starts it if it does not run. */
    void start() {
        if (!isRunning()) {
            docker.startContainerCmd(name).exec();
        }
    }

    /** What the command printed; throws with what it said if it fails. */
    String run(String... command) {
        var result = execute(command);
        if (result.getExitCode() != 0) {
            throw new IllegalStateException("on node %s, '%s' ended with code %d: %s%s"
                    .formatted(
                            name,
                            String.join(" ", command),
                            result.getExitCode(),
                            result.getStdout(),
                            result.getStderr()));
        }
        return result.getStdout();
    }

    /** What the command printed; empty if it fails. */
    Optional<String> runs(String... command) {
        return Optional.of(execute(command))
                .filter(result -> result.getExitCode() == 0)
                .map(ExecResult::getStdout);
    }

    /** The text of a file; empty while there is none. */
    Optional<String> read(String path) {
        try (var tar = new TarArchiveInputStream(
                docker.copyArchiveFromContainerCmd(name, path).exec())) {
            tar.getNextEntry();
            return Optional.of(new String(tar.readAllBytes(), UTF_8)).filter(text -> !text.isBlank());
        } catch (NotFoundException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " on node " + name, e);
        }
    }

    /** Copies a file to this path in the container, streamed: an archive of images is too large to hold twice. */
    void copy(Path file, String target) {
        try (var content = Files.newInputStream(file)) {
            var size = Files.size(file);
            var entry = new TarArchiveEntry(target.substring(1));
            entry.setSize(size);
            var header = new byte[TAR_BLOCK];
            entry.writeEntryHeader(header);
            var padding = new byte[(int) ((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK) + 2 * TAR_BLOCK];
            var parts =
                    List.<InputStream>of(new ByteArrayInputStream(header), content, new ByteArrayInputStream(padding));
            docker.copyArchiveToContainerCmd(name)
                    .withRemotePath("/")
                    .withTarInputStream(new SequenceInputStream(Collections.enumeration(parts)))
                    .exec();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + file + " to node " + name, e);
        }
    }

    /** Copies a text, a file, or a folder with all that is in it to this path in the container; folders above it are made. */
    void put(Transferable content, String target) {
        var archive = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(archive)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            content.transferTo(tar, target);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + target + " to node " + name, e);
        }
        docker.copyArchiveToContainerCmd(name)
                .withRemotePath("/")
                .withTarInputStream(new ByteArrayInputStream(archive.toByteArray()))
                .exec();
    }

    ExecResult execute(String... command) {
        try {
            return ExecInContainerPattern.execInContainer(docker, inspect(), command);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run '" + String.join(" ", command) + "' on node " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while running '" + String.join(" ", command) + "' on node " + name, e);
        }
    }
}
