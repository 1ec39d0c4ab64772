package lab.preflight;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads manifests as {@code kubectl apply -f} takes them, from nowhere but the file or folder that was handed in. All methods throw {@link Unreadable} with the reason, file, line and column. */
public final class YamlFiles {

    /** A manifest of this lab has 10 KB. */
    private static final int LARGEST = 1 << 20;

    private static final Pattern NAMES = Pattern.compile(".*\\.(yaml|yml|json)");
    /** kubectl ends a document at any line that begins so, and drops the rest of the line. */
    private static final Pattern SEPARATOR = Pattern.compile("(?m)^---(?![ \\t]*(#.*)?\\r?$)");
    /** Ends of lines to one parser and not to another; a mark that only a file's beginning may have. */
    private static final Pattern ODD = Pattern.compile("[\\u0085\\u2028\\u2029\\uFEFF]");

    private static final String MARK = "\uFEFF";

    private YamlFiles() {}

    /** The objects of a file, or of a folder's files by name, its sub-folders left out. */
    public static List<Manifest> read(Path path) {
        if (!Files.isDirectory(path)) {
            return parse(text(path), path.toString());
        }
        try (var files = Files.list(path)) {
            var found = files.filter(
                            file -> NAMES.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !Files.isDirectory(file))
                    .sorted()
                    .flatMap(file -> parse(text(inside(path, file)), file.toString()).stream())
                    .toList();
            if (found.isEmpty()) {
                throw new Unreadable("empty", path);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + path, e);
        }
    }

    /** The objects of a text, such as {@code kubectl kustomize} prints, which errors and warnings call by that name. */
    public static List<Manifest> parse(String yaml, String name) {
        var text = yaml.startsWith(MARK) ? yaml.substring(1) : yaml;
        if (text.length() > LARGEST) {
            throw new Unreadable("large", name, LARGEST >> 10);
        }
        refuse("separator", SEPARATOR, text, name);
        refuse("odd", ODD, text, name);
        return Composer.compose(text, name).stream().flatMap(YamlFiles::objects).toList();
    }

    private static Stream<Manifest> objects(Node document) {
        var kind = document.all("kind").map(Node::text).findFirst().orElse("");
        return kind.endsWith("List") && document.fields().containsKey("items")
                ? document.all("items", "*").flatMap(YamlFiles::objects)
                : Stream.of(Manifest.of(document));
    }

    private static void refuse(String id, Pattern what, String text, String name) {
        var found = what.matcher(text);
        if (found.find()) {
            var before = text.substring(0, found.start());
            throw new Unreadable(
                    id,
                    name,
                    before.lines().count() + (before.endsWith("\n") || before.isEmpty() ? 1 : 0),
                    before.length() - before.lastIndexOf('\n'));
        }
    }

    /** That file; throws {@link Unreadable} if it is a link to somewhere outside the folder. */
    public static Path inside(Path folder, Path file) {
        try {
            if (Files.exists(file) && !file.toRealPath().startsWith(folder.toRealPath())) {
                throw new Unreadable("outside", file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A file's text, in whichever of the encodings that kubectl reads. */
    public static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Unreadable(Files.exists(file) ? "special" : "missing", file);
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new Unreadable("large", file, LARGEST >> 10);
            }
            var bytes = Files.readAllBytes(file);
            return (isUtf16(bytes) ? UTF_16 : UTF_8)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new Unreadable("encoding", file);
        } catch (IOException none) {
            throw new Unreadable("special", file);
        }
    }

    /** As PowerShell writes what a command prints: by the mark that begins it. */
    private static boolean isUtf16(byte[] text) {
        return text.length >= 2
                && (text[0] == (byte) 0xFE && text[1] == (byte) 0xFF
                        || text[0] == (byte) 0xFF && text[1] == (byte) 0xFE);
    }
}
