package lab.checks.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lab.checks.attacks.Attack.correct;
import static lab.checks.attacks.Attack.refused;
import static lab.checks.attacks.Attack.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** What the file of images can try, {@code images.tar} in each folder. */
final class ImageAttacks {

    /** Changes a good archive, in which the image is called {@value #NAME}, member by member. */
    private interface Change {
        void write(TarArchiveOutputStream to, String name, byte[] content) throws IOException;
    }

    static final String NAME = "mine:1";

    private final Path good;

    /** @param good an archive of the plain program, called {@value #NAME} */
    ImageAttacks(Path good) {
        this.good = good;
    }

    /** The submission that is worth 100 points. */
    void correctInto(Path folder) throws IOException {
        write(folder, named(NAME));
        Files.copy(good, folder.resolve("images.tar"));
    }

    List<Attack> all() {
        return List.of(
                renamed("the pause image", "pipeline-lab/pause:3.6"),
                renamed("the pause image of k3s", "rancher/mirrored-pause:3.6"),
                renamed("the DNS", "pipeline-lab/coredns:1.14.2"),
                new Attack("the reference's name", 100, "", folder -> {
                    write(folder, named("ocr-app:lab"));
                    changed(
                            folder,
                            (to, name, content) -> add(
                                    to,
                                    name,
                                    name.equals("manifest.json") ? text(content, NAME, "ocr-app:lab") : content));
                }),
                new Attack("more names than its own", 100, "pipeline-lab/pause", folder -> {
                    write(folder, named(NAME));
                    changed(
                            folder,
                            (to, name, content) -> add(
                                    to,
                                    name,
                                    name.equals("manifest.json")
                                            ? text(
                                                    content,
                                                    "\"" + NAME + "\"",
                                                    "\"" + NAME + "\",\"pipeline-lab/pause:3.6\"")
                                            : content));
                }),
                new Attack("another name in the index", 100, "", folder -> {
                    write(folder, named(NAME));
                    changed(folder, (to, name, content) -> {
                        add(to, name, content);
                        if (name.equals("manifest.json")) {
                            add(to, "oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(UTF_8));
                        }
                    });
                }),
                broken("out of the archive", "leads out", (to, name, content) -> {
                    add(to, name, content);
                    add(to, "../../../x", content);
                }),
                broken("a device", "neither a file", (to, name, content) -> {
                    add(to, name, content);
                    to.putArchiveEntry(new TarArchiveEntry("disk" + name.hashCode(), TarConstants.LF_BLK));
                    to.closeArchiveEntry();
                }),
                broken("two manifests", "twice", (to, name, content) -> {
                    add(to, name, content);
                    if (name.equals("manifest.json")) {
                        add(to, "./manifest.json", text(content, NAME, "pipeline-lab/pause:3.6"));
                    }
                }),
                broken(
                        "a layer of terabytes",
                        "GiB",
                        (to, name, content) -> add(to, name, isLayer(name, content) ? terabytes() : content)),
                broken(
                        "a layer that is none",
                        "not the layer",
                        (to, name, content) -> add(to, name, isLayer(name, content) ? new byte[] {1, 2, 3} : content)),
                broken(
                        "another layer than it says",
                        "not the layer",
                        (to, name, content) -> add(to, name, isLayer(name, content) ? empty() : content)),
                broken(
                        "another system",
                        "windows",
                        (to, name, content) -> add(to, name, text(content, "\"os\":\"linux\"", "\"os\":\"windows\""))),
                refused("no archive", "docker save did not write", folder -> {
                    write(folder, named(NAME));
                    Files.writeString(folder.resolve("images.tar"), "FROM scratch");
                }),
                refused("a link to another's archive", "not handed in", folder -> {
                    write(folder, named(NAME));
                    Files.createSymbolicLink(folder.resolve("images.tar"), good);
                }));
    }

    private Attack renamed(String name, String taken) {
        return refused(name, "own images", folder -> {
            write(folder, named(taken));
            changed(
                    folder,
                    (to, member, content) ->
                            add(to, member, member.equals("manifest.json") ? text(content, NAME, taken) : content));
        });
    }

    private Attack broken(String name, String said, Change change) {
        return refused(name, said, folder -> {
            write(folder, named(NAME));
            changed(folder, change);
        });
    }

    private static String named(String image) throws IOException {
        return correct().replace("image: plain-app", "image: " + image);
    }

    private void changed(Path folder, Change change) throws IOException {
        try (var from = new TarArchiveInputStream(Files.newInputStream(good));
                var to = new TarArchiveOutputStream(Files.newOutputStream(folder.resolve("images.tar")))) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                if (entry.isFile()) {
                    change.write(to, entry.getName(), from.readAllBytes());
                }
            }
        }
    }

    /** What is no JSON, as the descriptions of images are. */
    private static boolean isLayer(String name, byte[] content) {
        return (name.endsWith(".tar") || name.startsWith("blobs/")) && content.length > 0 && content[0] != '{';
    }

    private static byte[] text(byte[] content, String one, String other) {
        return new String(content, UTF_8).contains(one)
                ? new String(content, UTF_8).replace(one, other).getBytes(UTF_8)
                : content;
    }

    private static byte[] empty() {
        return new byte[1024];
    }

    private static byte[] terabytes() throws IOException {
        var layer = new ByteArrayOutputStream();
        var tar = new TarArchiveOutputStream(layer);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        var zeros = new TarArchiveEntry("zeros");
        zeros.setSize(1L << 42);
        tar.putArchiveEntry(zeros);
        return layer.toByteArray();
    }

    private static void add(TarArchiveOutputStream to, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        to.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        to.putArchiveEntry(entry);
        to.write(content);
        to.closeArchiveEntry();
    }
}
