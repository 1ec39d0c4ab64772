package lab.diagnose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import lab.observe.Recording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program whose port is refused, for it is on its way to listen, or listens where nobody reaches it: its log tells which. */
class LoopbackRuleTest {
    private static final Path REFUSED =
            Path.of("src/test/resources/lab/diagnose/recordings/listens-on-loopback.ndjson.gz");

    @ParameterizedTest
    @CsvSource({
        "listening on 127.0.0.1:5002, 1",
        "Running on http://127.0.0.1:5002, 1",
        "Listening on http://[::1]:5002, 1",
        "Server started at localhost:5002, 1",
        "listening on 0.0.0.0:5002, 0",
        "Running on all addresses (0.0.0.0)\\n * Running on http://127.0.0.1:5002, 0",
        "Listening on http://[::]:5002 and http://localhost:5002, 0",
    })
    void only_who_says_loopback_alone_is_on_loopback(String log, int findings) throws IOException {
        var text = new String(new GZIPInputStream(Files.newInputStream(REFUSED)).readAllBytes(), UTF_8);
        assertThat(text).contains("listening on 127.0.0.1:5002");
        var recording = Recording.read(
                new ByteArrayInputStream(
                        text.replace("listening on 127.0.0.1:5002", log).getBytes(UTF_8)),
                "changed");

        assertThat(new LoopbackRule().findings(Evidence.of(recording, "default", true)))
                .hasSize(findings);
    }
}
