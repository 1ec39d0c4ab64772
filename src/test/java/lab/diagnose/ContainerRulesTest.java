package lab.diagnose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import lab.observe.Recording;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerRulesTest {

    private static final Path STARTUP =
            Path.of("src/test/resources/lab/diagnose/recordings/crash.startup-probe.ndjson.gz");

    @TempDir
    private Path folder;

    /** A probe's kill is told by an event, which may come after the pod's status. */
    @ParameterizedTest
    @CsvSource({"1, true", "143, false", "137, false"})
    void what_a_probe_may_have_killed_is_no_crash_while_its_event_may_come(int code, boolean isCertain)
            throws IOException {
        var recording = ended(code);
        var namespace = recording.last("Applied").orElseThrow().name().split("/")[0];

        assertThat(Diagnosis.soFar(recording, namespace)
                        .filter(found -> found.cause() == Cause.CRASH)
                        .isPresent())
                .isEqualTo(isCertain);
        assertThat(Diagnosis.of(recording, namespace))
                .as("when nothing more is waited for")
                .isPresent();
    }

    private Recording ended(int code) throws IOException {
        try (var packed = new GZIPInputStream(Files.newInputStream(STARTUP))) {
            var text = new String(packed.readAllBytes(), UTF_8);
            return Recording.read(Files.writeString(
                    folder.resolve("recording.ndjson"), text.replace("\"exitCode\":1", "\"exitCode\":" + code)));
        }
    }
}
