package lab.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedImagesTest {

    private static final String MANIFEST = """
            [{"Config": "a.json", "RepoTags": ["ocr-app:latest", "ocr-app:1.0"], "Layers": ["one/layer.tar", "two/layer.tar"]},
             {"Config": "b.json", "RepoTags": null, "Layers": []},
             {"Config": "b.json", "RepoTags": ["kim/web:2"], "Layers": ["one/layer.tar", "three/layer.tar"]}]
            """;
    private static final String CONFIG = "{\"os\": \"linux\"}";

    @TempDir
    private Path folder;

    private Path file;
    private ByteArrayOutputStream bytes;
    private TarArchiveOutputStream tar;

    @BeforeEach
    void begin() {
        file = folder.resolve("images.tar");
        bytes = new ByteArrayOutputStream();
        tar = new TarArchiveOutputStream(bytes);
    }

    @Test
    void says_which_images_docker_save_put_into_it() throws IOException {
        add("manifest.json", MANIFEST);

        assertThat(read().names()).containsExactly("ocr-app:latest", "ocr-app:1.0", "kim/web:2");

        try (var compressed = new GZIPOutputStream(Files.newOutputStream(file))) {
            compressed.write(bytes.toByteArray());
        }
        assertThat(SavedImages.read(file).names()).hasSize(3);
    }

    @Test
    void an_excerpt_has_only_what_is_wanted() throws IOException {
        saved();
        add("stowaway", "not of any image");
        add("index.json", "{\"manifests\": [{\"annotations\": {\"io.containerd.image.name\": \"pause:3.6\"}}]}");
        add("oci-layout", "{\"imageLayoutVersion\": \"1.0.0\"}");

        var excerpt = read().excerpt(Set.of("ocr-app:1.0", "other:1"));
        var left = SavedImages.read(excerpt);
        Files.delete(excerpt);

        assertThat(left.names()).containsExactly("ocr-app:1.0");
        assertThat(left.members()).containsOnlyKeys("a.json", "one/layer.tar", "real/layer.tar", "manifest.json");
    }

    @ParameterizedTest
    @CsvSource({
        "../x, leaves",
        "/etc/passwd, leaves",
        "a/../../x, leaves",
        "a.json, twice",
        "x/../a.json, twice",
    })
    void a_member_that_docker_save_does_not_write_is_refused(String member, String reason) throws IOException {
        saved();
        add(member, CONFIG);

        refused(reason);
    }

    @Test
    void a_device_is_refused() throws IOException {
        saved();
        add(new TarArchiveEntry("disk", TarConstants.LF_BLK));

        refused("kind");
    }

    @Test
    void a_link_out_of_the_archive_is_refused() throws IOException {
        saved();
        link("four/layer.tar", "../../etc/shadow");

        refused("leaves");
    }

    @Test
    void links_in_a_circle_are_no_layer() throws IOException {
        add("manifest.json", MANIFEST);
        add("a.json", CONFIG);
        link("one/layer.tar", "../two/layer.tar");
        link("two/layer.tar", "../one/layer.tar");

        refused("incomplete");
    }

    @Test
    void what_is_not_there_is_named() throws IOException {
        add("manifest.json", MANIFEST);
        add("a.json", CONFIG);

        refused("incomplete");
    }

    @Test
    void a_layer_that_unpacks_to_too_much_is_refused() throws IOException {
        add("manifest.json", MANIFEST);
        add("a.json", CONFIG);
        add("two/layer.tar", "");
        var layer = new ByteArrayOutputStream();
        var files = new TarArchiveOutputStream(layer);
        files.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        var large = new TarArchiveEntry("zeros");
        large.setSize(1L << 42);
        files.putArchiveEntry(large);
        add("one/layer.tar", layer.toByteArray());

        refused("large");
    }

    @Test
    void a_layer_that_is_none_is_refused() throws IOException {
        add("manifest.json", MANIFEST);
        add("a.json", CONFIG);
        add("one/layer.tar", "no tar archive, but some words that are long enough to be taken for a header".repeat(9));
        add("two/layer.tar", "");

        refused("layer");
    }

    @Test
    void a_layer_of_another_image_is_refused() throws IOException {
        add("manifest.json", MANIFEST);
        add("a.json", config("what a node has already".getBytes(UTF_8)));
        add("one/layer.tar", layer());
        add("two/layer.tar", layer());

        refused("layer");
    }

    @Test
    void an_image_for_another_system_is_refused() throws IOException {
        add("manifest.json", MANIFEST);
        add("a.json", "{\"os\": \"windows\"}");
        add("one/layer.tar", "");
        add("two/layer.tar", "");

        refused("platform");
    }

    @Test
    void any_other_file_is_told_from_it() throws IOException {
        add("readme.txt", "no image");
        refused("archive");
        for (var text : new String[] {"FROM scratch", ""}) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> SavedImages.read(file))
                    .isInstanceOfSatisfying(
                            ArchiveException.class,
                            refused -> assertThat(refused.reason()).isEqualTo("archive"));
        }
    }

    /** Layers as an older Docker saves them: what two images share is there once, with a link. */
    private void saved() throws IOException {
        add("a.json", config(layer()));
        add("b.json", config(layer()));
        link("two/layer.tar", "../real/layer.tar");
        for (var layer : new String[] {"real", "one", "three"}) {
            add(layer + "/layer.tar", gzip(layer()));
        }
        add("manifest.json", MANIFEST);
    }

    private static byte[] layer() throws IOException {
        var layer = new ByteArrayOutputStream();
        try (var files = new TarArchiveOutputStream(layer)) {
            var entry = new TarArchiveEntry("app.py");
            entry.setSize(1);
            files.putArchiveEntry(entry);
            files.write('#');
            files.closeArchiveEntry();
        }
        return layer.toByteArray();
    }

    private static byte[] gzip(byte[] layer) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(layer);
        }
        return packed.toByteArray();
    }

    /** Of an image of two such layers. */
    private static String config(byte[] layer) {
        var digest = "sha256:" + HexFormat.of().formatHex(ContentHash.sha256().digest(layer));
        return "{\"os\": \"linux\", \"rootfs\": {\"diff_ids\": [\"%1$s\", \"%1$s\"]}}".formatted(digest);
    }

    private SavedImages read() throws IOException {
        try (OutputStream written = Files.newOutputStream(file)) {
            tar.finish();
            bytes.writeTo(written);
        }
        return SavedImages.read(file);
    }

    private void refused(String reason) {
        assertThatThrownBy(() -> read().excerpt(Set.of("ocr-app:1.0")))
                .isInstanceOfSatisfying(
                        ArchiveException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private void link(String name, String target) throws IOException {
        var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        add(entry);
    }

    private void add(TarArchiveEntry entry) throws IOException {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private void add(String name, String text) throws IOException {
        add(name, text.getBytes(UTF_8));
    }

    private void add(String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
