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

/** A Service's port that no letter gets through: a fault for who calls it, nobody's where the caller names another. */
class ServiceRulesTest {

    private static final Path BY_UDP = Path.of("src/test/resources/lab/diagnose/recordings/target-port.ndjson.gz");
    private static final String WRONG =
            "{\"name\":\"http\",\"port\":5001,\"protocol\":\"UDP\",\"targetPort\":\"http\"}";
    private static final String RIGHT =
            "{\"name\":\"http\",\"port\":5001,\"protocol\":\"TCP\",\"targetPort\":\"http\"}";
    private static final String METRICS =
            "{\"name\":\"metrics\",\"port\":9100,\"protocol\":\"UDP\",\"targetPort\":\"http\"}";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                WRONG + " | 5001 | 1",
                METRICS + "," + RIGHT + " | 5001 | 0",
                RIGHT + "," + METRICS + " | 5001 | 0",
                RIGHT + "," + METRICS + " | 9100 | 1",
            })
    void only_the_port_that_the_caller_names_matters(String ports, String called, int findings) throws IOException {
        var text = new String(new GZIPInputStream(Files.newInputStream(BY_UDP)).readAllBytes(), UTF_8);
        assertThat(text).contains(WRONG, "http://ocr-service:5001");
        var changed = text.replace(WRONG, ports).replace("http://ocr-service:5001", "http://ocr-service:" + called);
        var recording = Recording.read(new ByteArrayInputStream(changed.getBytes(UTF_8)), "changed");
        var namespace = recording.last("Applied").orElseThrow().name().split("/")[0];

        assertThat(new ServiceRules().findings(Evidence.of(recording, namespace, true)))
                .hasSize(findings);
    }
}
