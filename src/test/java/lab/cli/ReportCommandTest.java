package lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ReportCommandTest {

    @TempDir
    private Path folder;

    @Test
    void the_report_is_beside_the_recording() throws IOException {
        var recording =
                Files.copy(Path.of("src/test/resources/lab/node-stop.ndjson.gz"), folder.resolve("run.ndjson.gz"));

        report(recording);

        assertThat(folder).isDirectoryContaining("glob:**/report.html");
        assertThat(folder.resolve("report.html")).content().contains("run.ndjson.gz");
    }

    @Test
    void a_missing_file_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(folder.resolve("nowhere")))
                .withMessageContaining("nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "no JSON\nat all\n", "{\"a\":1}\n{\"b\":2}\n", "null\nnull\n", "[]\n[]\n"})
    void a_file_that_is_no_recording_is_named(String content) throws IOException {
        var file = Files.writeString(folder.resolve("other"), content);

        assertThatIllegalArgumentException().isThrownBy(() -> report(file)).withMessageContaining(file.toString());
    }

    private static void report(Path file) {
        var command = new ReportCommand();
        new CommandLine(command).parseArgs(file.toString());
        command.run();
    }
}
