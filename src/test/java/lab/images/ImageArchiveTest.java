package lab.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageArchiveTest {

    private static final String MANIFEST = """
            [{"Config": "a.json", "RepoTags": ["ocr-app:latest", "ocr-app:1.0"]}, {"RepoTags": null}, {"RepoTags": ["kim/web:2"]}]
            """;

    @TempDir
    private Path folder;

    @Test
    void says_which_images_docker_save_put_into_it() throws IOException {
        var plain = folder.resolve("images.tar");
        write(Files.newOutputStream(plain), "manifest.json", MANIFEST);
        var compressed = folder.resolve("images.tar.gz");
        write(new GZIPOutputStream(Files.newOutputStream(compressed)), "manifest.json", MANIFEST);

        assertThat(ImageArchive.names(plain))
                .isEqualTo(ImageArchive.names(compressed))
                .containsExactly("ocr-app:latest", "ocr-app:1.0", "kim/web:2");
    }

    @Test
    void any_other_file_is_told_from_it() throws IOException {
        var other = folder.resolve("other.tar");
        write(Files.newOutputStream(other), "readme.txt", "no image");
        var broken = folder.resolve("broken.tar");
        write(Files.newOutputStream(broken), "manifest.json", "{");
        var text = Files.writeString(folder.resolve("text.tar"), "FROM scratch");
        var empty = Files.createFile(folder.resolve("empty.tar"));

        for (var file : new Path[] {other, broken, text, empty}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ImageArchive.names(file))
                    .withMessage(file + " is no docker save file");
        }
    }

    private static void write(OutputStream file, String name, String text) throws IOException {
        try (var tar = new TarArchiveOutputStream(file)) {
            var entry = new TarArchiveEntry(name);
            entry.setSize(text.getBytes(UTF_8).length);
            tar.putArchiveEntry(entry);
            tar.write(text.getBytes(UTF_8));
            tar.closeArchiveEntry();
        }
    }
}
