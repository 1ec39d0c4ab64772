package lab.images;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a stranger's {@code docker save} file holds, judged before any node gets it. The file itself never goes there: {@link Excerpt} writes
 * what is wanted of it anew.
 *
 * @param members each file in it; a link's value is the member that it stands for
 */
public record SavedImages(Path file, List<Image> images, Map<String, String> members) {

    static final String MANIFEST = "manifest.json";
    /** docker save writes some KB. */
    private static final int MOST_MANIFEST = 1 << 20;

    /**
     * One image.
     *
     * @param config the member that describes it
     * @param names with their tags; null if it has none
     */
    public record Image(
            @JsonProperty("Config") String config,
            @JsonProperty("RepoTags") List<String> names,
            @JsonProperty("Layers") List<String> layers) {

        /** Its names as manifests have them, with their tags. */
        Stream<String> tags() {
            return Stream.ofNullable(names)
                    .flatMap(List::stream)
                    .map(name -> ImageName.of(name).toString());
        }
    }

    /** Reads the archive, compressed or not; throws {@link ArchiveException} if docker save does not write such a file. */
    public static SavedImages read(Path file) {
        var members = new HashMap<String, String>();
        var size = new UnpackedSize();
        var images = List.<Image>of();
        try (var tar = Tar.open(Files.newInputStream(file))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                size.add(entry.getRealSize());
                var name = Tar.inside("", entry.getName());
                if (!entry.isDirectory() && members.put(name, standsFor(name, entry)) != null) {
                    throw new ArchiveException("twice", name);
                }
                if (name.equals(MANIFEST)) {
                    images = images(tar);
                }
            }
        } catch (IOException | JacksonException unreadable) {
            throw new ArchiveException("archive");
        }
        if (images.isEmpty()) {
            throw new ArchiveException("archive");
        }
        return new SavedImages(file, images, Map.copyOf(members));
    }

    private static List<Image> images(InputStream manifest) throws IOException {
        var read = JsonMapper.shared().readValue(manifest.readNBytes(MOST_MANIFEST), Image[].class);
        return Stream.of(read)
                .filter(image -> image != null && image.config != null && image.layers != null)
                .filter(image -> image.layers.stream().allMatch(Objects::nonNull))
                .toList();
    }

    private static String standsFor(String name, TarArchiveEntry entry) {
        if (entry.isSymbolicLink()) {
            return Tar.inside(name.substring(0, name.lastIndexOf('/') + 1), entry.getLinkName());
        }
        if (entry.isLink()) {
            return Tar.inside("", entry.getLinkName());
        }
        if (entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO()) {
            throw new ArchiveException("kind", name);
        }
        return name;
    }

    /** The names of its images, with their tags. */
    public List<String> names() {
        return images.stream().flatMap(Image::tags).distinct().toList();
    }

    /** The file that a member is, behind whatever links; throws {@link ArchiveException} if it is none. */
    String resolved(String member) {
        var seen = new HashSet<String>();
        var name = Tar.inside("", member);
        while (seen.add(name)) {
            var next = members.get(name);
            if (next == null) {
                throw new ArchiveException("incomplete", name);
            }
            if (next.equals(name)) {
                return name;
            }
            name = next;
        }
        throw new ArchiveException("incomplete", name);
    }

    /** An archive that has only those images that have one of these names, under these names; it is the caller's to delete. Throws {@link ArchiveException} if one of them cannot be unpacked. */
    public Path excerpt(Set<String> wanted) {
        try {
            var excerpt = ImageArchive.part();
            try {
                new Excerpt(this, wanted).write(excerpt);
            } catch (IOException | RuntimeException refused) {
                Files.delete(excerpt);
                throw refused;
            }
            return excerpt;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write an excerpt of " + file, e);
        }
    }
}
