package lab.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over a chain of texts and files, so that a name can follow from content. */
public record ContentHash(byte[] digest) {

    /** The beginning of a chain. */
    public static ContentHash of(String text) {
        return new ContentHash(sha256().digest(text.getBytes()));
    }

    /** This hash and a file, or every file below a folder in the order of their names. */
    public ContentHash with(Path path) {
        var sha = sha256();
        sha.update(digest);
        try (var files = Files.walk(path)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                sha.update(file.getFileName().toString().getBytes());
                sha.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": build the project first (./mvnw package)", e);
        }
        return new ContentHash(sha.digest());
    }

    /** Twelve hexadecimal digits. */
    public String shortForm() {
        return HexFormat.of().formatHex(digest, 0, 6);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
