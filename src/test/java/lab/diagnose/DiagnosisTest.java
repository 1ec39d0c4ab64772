package lab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lab.observe.Recording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real failures, as {@code ./lab verify -Dit.test=Catalogue -Dslices=src/test/resources/lab/diagnose/recordings} keeps them: a file is
 * called after its cause, and a variant of it; or "well".
 */
class DiagnosisTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/lab/diagnose/recordings");
    private static final long LARGEST = 20 * 1024;

    static List<Path> each_failure_is_told_its_root_cause_from_its_recording() throws IOException {
        try (var files = Files.list(RECORDINGS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource
    void each_failure_is_told_its_root_cause_from_its_recording(Path file) {
        var cause = file.getFileName().toString().split("\\.")[0];
        var recording = Recording.read(file);
        var namespace = recording.last("Applied").orElseThrow().name().split("/")[0];

        // as a checkup asks: what is certain already, else what is to be said when nothing more is waited for
        var fault = Diagnosis.soFar(recording, namespace)
                .or(() -> Diagnosis.of(recording, namespace))
                .map(finding -> finding.cause().id());
        if (!cause.equals("well") && Cause.of(cause).isRisk() && fault.isEmpty()) {
            assertThat(Diagnosis.risks(recording, namespace))
                    .extracting(risk -> risk.cause().id())
                    .contains(cause);
        } else {
            assertThat(fault).isEqualTo(cause.equals("well") ? Optional.empty() : Optional.of(cause));
        }
        assertThat(file.toFile().length()).as("bytes").isLessThanOrEqualTo(LARGEST);
    }
}
