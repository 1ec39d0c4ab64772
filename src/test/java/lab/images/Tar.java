package lab.images;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Tar archives as strangers write them. */
final class Tar {

    private static final byte[] ZSTANDARD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

    private Tar() {}

    static TarArchiveInputStream open(InputStream file) throws IOException {
        return new TarArchiveInputStream(unpacked(file));
    }

    /** All of it, also where it was compressed in pieces, as nodes unpack it; throws {@link ArchiveException} if it is compressed otherwise. */
    static InputStream unpacked(InputStream file) throws IOException {
        var buffered = new BufferedInputStream(file);
        buffered.mark(ZSTANDARD.length);
        var magic = buffered.readNBytes(ZSTANDARD.length);
        buffered.reset();
        if (Arrays.equals(magic, ZSTANDARD)) {
            throw new ArchiveException("compression");
        }
        return GzipCompressorInputStream.matches(magic, magic.length)
                ? new BufferedInputStream(GzipCompressorInputStream.builder()
                        .setInputStream(buffered)
                        .setDecompressConcatenated(true)
                        .get())
                : buffered;
    }

    /** A member's name as seen from the archive's root; throws {@link ArchiveException} for one that leads out of it. */
    static String inside(String folder, String name) {
        var steps = new ArrayDeque<String>();
        for (var step : (name.startsWith("/") ? "../" + name : folder + name).split("/")) {
            if (step.equals("..") && steps.pollLast() == null) {
                throw new ArchiveException("leaves", name);
            }
            if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }
}
