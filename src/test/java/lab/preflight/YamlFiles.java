package lab.preflight;

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

/** Reads manifests as {@code kubectl apply -f} takes them. All methods throw {@link Unreadable} with the reason, file, line and column. */
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
            var found = files.filter(Files::isRegularFile)
                    .filter(file -> NAMES.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .flatMap(file -> parse(text(file), file.toString()).stream())
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

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Unreadable("missing", file);
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new Unreadable("large", file, LARGEST >> 10);
            }
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new Unreadable("encoding", file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
