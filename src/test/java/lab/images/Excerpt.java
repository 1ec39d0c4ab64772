package lab.images;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.io.input.TeeInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Some of an archive's images, written anew: each member that they consist of once, and no other.
 *
 * @param images with the names that are wanted, and no other
 */
record Excerpt(SavedImages saved, List<SavedImages.Image> images) {

    private static final int MOST_CONFIG = 4 << 20;

    Excerpt(SavedImages saved, Set<String> wanted) {
        this(
                saved,
                saved.images().stream()
                        .filter(image -> image.tags().anyMatch(wanted::contains))
                        .map(image -> new SavedImages.Image(
                                saved.resolved(image.config()),
                                image.tags().filter(wanted::contains).toList(),
                                image.layers().stream().map(saved::resolved).toList()))
                        .toList());
    }

    void write(Path to) throws IOException {
        var configs = images.stream().map(SavedImages.Image::config).collect(toSet());
        var layers = images.stream().flatMap(image -> image.layers().stream()).collect(toSet());
        var size = new UnpackedSize();
        var named = new HashMap<String, List<String>>();
        var found = new HashMap<String, String>();
        try (var from = Tar.open(Files.newInputStream(saved.file()));
                var tar = new TarArchiveOutputStream(Files.newOutputStream(to))) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                var name = Tar.inside("", entry.getName());
                if (configs.contains(name)) {
                    var config = from.readNBytes(MOST_CONFIG);
                    named.put(name, layers(name, config));
                    add(tar, name, config);
                } else if (layers.contains(name)) {
                    begin(tar, name, entry.getRealSize());
                    found.put(name, layer(name, from, tar, size));
                    tar.closeArchiveEntry();
                }
            }
            add(tar, SavedImages.MANIFEST, JsonMapper.shared().writeValueAsBytes(manifest()));
        }
        images.forEach(image -> requireThose(image, named.get(image.config()), found));
    }

    /** A node that has layers of these digests takes its own, whatever is in the archive: what was handed in must be what runs. */
    private static void requireThose(SavedImages.Image image, List<String> named, Map<String, String> found) {
        for (var i = 0; i < image.layers().size(); i++) {
            var layer = image.layers().get(i);
            if (i >= named.size() || !named.get(i).equals(found.get(layer))) {
                throw new ArchiveException("layer", layer);
            }
        }
        if (named.size() > image.layers().size()) {
            throw new ArchiveException("incomplete", named.get(named.size() - 1));
        }
    }

    private List<Map<String, Object>> manifest() {
        return images.stream()
                .map(image -> Map.<String, Object>of(
                        "Config", image.config(), "RepoTags", image.names(), "Layers", image.layers()))
                .toList();
    }

    /** The digests of the layers that an image says it consists of. */
    private static List<String> layers(String name, byte[] config) {
        try {
            var json = JsonMapper.shared().readTree(config);
            var system = json.path("os").asString("");
            if (!system.equals("linux")) {
                throw new ArchiveException("platform", system);
            }
            return json.path("rootfs")
                    .path("diff_ids")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
        } catch (JacksonException none) {
            throw new ArchiveException("layer", name);
        }
    }

    /** Copies it while looking at what it unpacks to, of which it returns the digest. */
    private static String layer(String name, InputStream from, OutputStream to, UnpackedSize size) throws IOException {
        var copied = new TeeInputStream(from, to);
        var digest = ContentHash.sha256();
        try {
            var unpacked = new DigestInputStream(Tar.unpacked(copied), digest);
            var files = new TarArchiveInputStream(unpacked);
            for (var file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                size.add(file.getRealSize());
            }
            // what is behind the last file is unpacked, too
            var rest = new byte[1 << 16];
            for (var read = unpacked.read(rest); read >= 0; read = unpacked.read(rest)) {
                size.add(read);
            }
        } catch (IOException | IllegalArgumentException none) {
            throw none instanceof ArchiveException refused ? refused : new ArchiveException("layer", name);
        }
        copied.transferTo(OutputStream.nullOutputStream());
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        begin(tar, name, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void begin(TarArchiveOutputStream tar, String name, long size) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
    }
}
