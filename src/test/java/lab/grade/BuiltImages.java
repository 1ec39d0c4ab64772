package lab.grade;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lab.cluster.Command;
import lab.cluster.LocalEngine;
import lab.images.ImageArchive;
import lab.images.ImageBuild;
import lab.images.ImageName;

/**
 * Folders with a Dockerfile become an archive of images; this machine's Docker has afterwards what it had of these names before.
 *
 * @param program the docker command, which knows what a Dockerfile may have today; else the engine builds as it did before BuildKit
 */
record BuiltImages(DockerClient docker, Optional<Path> program) {

    /** Whichever builder somebody else has chosen for the command: it must be the engine's own. */
    private static final Map<String, String> ENGINES_OWN = Map.of("BUILDX_BUILDER", "default");

    /** What a builder, or a program in it, says that does not reach a registry; that is nobody's fault who wrote a Dockerfile. */
    private static final Pattern NETWORK = Pattern.compile(
            "(?i)dial tcp|no such host|name resolution|could ?n.t resolve|i/o timeout|tls handshake|connection (refused|reset)|toomanyrequests|failed to establish a new connection");

    /** The archive is the caller's to delete. Throws {@link NoImage} with the builder's last words if one can not be built, {@link IllegalStateException} with them if this machine does not reach what it is built from. */
    Path archive(List<HandedInImage> folders) {
        var before = new HashMap<String, Optional<String>>();
        try {
            for (var folder : folders) {
                var name = folder.name().orElseThrow();
                before.putIfAbsent(name, id(name));
                build(name, folder);
            }
            return ImageArchive.temporary(docker, List.copyOf(before.keySet()));
        } finally {
            before.forEach(this::restore);
        }
    }

    private void build(String name, HandedInImage folder) {
        if (!Files.isRegularFile(folder.path().resolve("Dockerfile"))) {
            throw new NoImage("image.dockerfile", folder.typed());
        }
        try {
            if (program.isPresent()) {
                build(program.get(), name, folder.path());
            } else {
                ImageBuild.run(docker.buildImageCmd(folder.path().toFile())
                        .withForcerm(true)
                        .withTags(Set.of(name)));
            }
        } catch (IllegalStateException failed) {
            if (NETWORK.matcher(failed.getMessage()).find()) {
                throw failed;
            }
            throw new NoImage("image.build", folder.typed(), failed.getMessage());
        }
    }

    private static void build(Path program, String name, Path folder) {
        var command = List.of(
                program.toString(),
                "--host",
                LocalEngine.host(),
                "build",
                "--force-rm",
                "--tag",
                name,
                folder.toString());
        var ended = new Command(ImageBuild.LIMIT, ENGINES_OWN, command).execute();
        if (ended.code() != 0) {
            throw ImageBuild.failed(ended.said().lines().reduce("", (line, last) -> last), ended.said());
        }
    }

    private void restore(String name, Optional<String> before) {
        var now = id(name);
        if (now.isPresent() && !now.equals(before)) {
            docker.removeImageCmd(name).withForce(true).exec();
        }
        if (!now.equals(before)) {
            var tagged = ImageName.of(name);
            before.ifPresent(id ->
                    docker.tagImageCmd(id, tagged.repository(), tagged.tag()).exec());
        }
    }

    private Optional<String> id(String name) {
        try {
            return Optional.of(docker.inspectImageCmd(name).exec().getId());
        } catch (NotFoundException absent) {
            return Optional.empty();
        }
    }
}
