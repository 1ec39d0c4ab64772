package lab.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.input.BoundedInputStream;

/** What a stranger's program answers, which may have no end. */
final class Body {

    /** A page of this lab has 10 KB. */
    private static final int LARGEST = 1 << 20;

    private Body() {}

    /** Not more of it than any page has: then it ends. */
    static InputStream bounded(InputStream body) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(body)
                .setMaxCount(LARGEST)
                .get();
    }

    /** All of it, or as much as any page has; throws {@link IOException} if that has not come within this time. */
    static String read(InputStream body, Duration patience) throws IOException {
        try (body) {
            return CompletableFuture.supplyAsync(() -> text(body))
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException late) {
            throw new IOException(
                    late.getCause() instanceof UncheckedIOException broken
                            ? broken.getMessage()
                            : "the answer has no end after %d s".formatted(patience.toSeconds()),
                    late);
        }
    }

    private static String text(InputStream body) {
        try {
            return new String(bounded(body).readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken.getMessage(), broken);
        }
    }
}
