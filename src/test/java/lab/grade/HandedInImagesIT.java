package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lab.cluster.Command;
import lab.images.ImageSource;
import lab.images.SavedImages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.DockerClientFactory;

class HandedInImagesIT {

    private final DockerClient docker = DockerClientFactory.instance().client();
    private final String name = "handed-in-" + UUID.randomUUID() + ":1";

    @TempDir
    private Path home;

    @BeforeEach
    void program() throws IOException {
        Files.writeString(home.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /" + name.hashCode() + "\n");
    }

    @AfterEach
    void remove() {
        if (ImageSource.isHere(docker, name)) {
            docker.removeImageCmd(name).exec();
        }
    }

    @Test
    void a_folder_becomes_an_image_that_only_this_submission_has() {
        Path archive;
        try (var images = of(name + "=.")) {
            assertThat(images.own()).containsExactly(name);
            archive = images.archives().get(0);
            assertThat(SavedImages.read(archive).names()).containsExactly(name);
            assertThat(ImageSource.isHere(docker, name)).isFalse();
        }
        assertThat(archive).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void the_image_that_docker_had_of_that_name_is_there_again(Optional<Path> program) throws IOException {
        var theirs =
                docker.inspectImageCmd(ImageSource.PAUSE.provide(docker)).exec().getId();
        docker.tagImageCmd(theirs, name.replace(":1", ""), "1").exec();

        Files.delete(new BuiltImages(docker, program).archive(List.of(HandedInImage.of(name + "=.", home))));

        assertThat(docker.inspectImageCmd(name).exec().getId()).isEqualTo(theirs);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void a_dockerfile_that_fails_says_where(Optional<Path> program) throws IOException {
        Files.writeString(home.resolve("Dockerfile"), "FROM scratch\nCOPY nothing.py /\n");
        var folder = List.of(HandedInImage.of(name + "=.", home));

        assertThatThrownBy(() -> new BuiltImages(docker, program).archive(folder))
                .isInstanceOf(NoImage.class)
                .hasMessageContainingAll(name, "nothing.py");
        assertThat(ImageSource.isHere(docker, name)).isFalse();
    }

    /** Without the docker command the engine builds by its API. */
    static Stream<Optional<Path>> programs() {
        return Stream.of(Command.program("docker", System.getenv("PATH")), Optional.<Path>empty())
                .distinct();
    }

    @Test
    void what_a_file_has_is_not_taken_from_docker() throws IOException {
        save();
        docker.tagImageCmd(ImageSource.PAUSE.provide(docker), name.replace(":1", ""), "1")
                .exec();

        try (var images = file(List.of(name))) {
            assertThat(images.own()).containsExactly(name);
            assertThat(images.shared()).isEmpty();
            assertThat(images.archives()).isEqualTo(images.temporary()).hasSize(1);
        }
    }

    @Test
    void what_no_manifest_names_stays_in_the_file() throws IOException {
        save();

        try (var images = file(List.of("ocr-app:1.0"))) {
            assertThat(images.own()).isEmpty();
            assertThat(images.unused()).containsExactly(name);
        }
    }

    @Test
    void a_name_of_the_clusters_own_is_refused() {
        for (var taken : List.of("pipeline-lab/pause:3.6", "rancher/mirrored-pause:3.6", "registry.k8s.io/pause:3.9")) {
            assertThatThrownBy(() -> of(taken + "=."))
                    .isInstanceOf(NoImage.class)
                    .hasMessageContaining(taken);
        }
    }

    private void save() throws IOException {
        Files.move(of(name + "=.").temporary().get(0), home.resolve("images.tar"));
    }

    private HandedInImages file(List<String> named) {
        return HandedInImages.of(List.of(HandedInImage.of("images.tar", home)), named, Optional.of(docker));
    }

    @Test
    void a_digest_can_not_be_carried_to_nodes() {
        var pause = ImageSource.PAUSE.provide(docker);
        var digest =
                pause.split(":")[0] + "@" + docker.inspectImageCmd(pause).exec().getId();

        assertThat(HandedInImages.of(List.of(), List.of(digest), Optional.of(docker)))
                .isEqualTo(HandedInImages.NONE);
    }

    @Test
    void what_is_neither_file_nor_folder_nor_image_is_named() {
        assertThatThrownBy(() -> of(name)).isInstanceOf(NoImage.class).hasMessageContaining(name);
        assertThatThrownBy(() -> of(name + "=ocr")).hasMessageContainingAll(name + "=ocr", "no Dockerfile");
    }

    private HandedInImages of(String image) {
        return HandedInImages.of(List.of(HandedInImage.of(image, home)), List.of(), Optional.of(docker));
    }
}
