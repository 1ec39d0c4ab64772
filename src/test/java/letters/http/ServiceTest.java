package letters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import letters.Caller;
import letters.ocr.Ocr;
import letters.translate.Translate;
import org.junit.jupiter.api.Test;

/** The services as processes: what they say and how they end. */
class ServiceTest {

    @Test
    void a_bad_setting_ends_it_with_one_sentence() throws Exception {
        Process process = start(Translate.class, Map.of("PORT", "abc"));

        assertThat(new String(process.getErrorStream().readAllBytes()))
                .isEqualTo("PORT is \"abc\", expected a port from 0 to 65535" + System.lineSeparator());
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void a_port_that_is_taken_ends_it_with_one_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start(Ocr.class, Map.of("PORT", "" + taken.getLocalPort()));

            assertThat(new String(process.getErrorStream().readAllBytes()))
                    .isEqualTo("cannot listen on 127.0.0.1:%d: Address already in use%n", taken.getLocalPort());
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void a_signal_ends_it_well_after_the_letter_in_flight_which_is_still_logged() throws Exception {
        Process process = start(Translate.class, Map.of("PORT", "0", "DRAIN_MS", "0", "TRANSLATE_DELAY_MS", "400"));
        try (BufferedReader log = process.inputReader()) {
            URI url = URI.create("http://" + log.readLine().replaceFirst(".* ", "") + "/translate");
            CompletableFuture<Integer> letter = Caller.later(
                            "POST", url, "{\"text\": \"Hello\"}", "Content-Type", "application/json")
                    .thenApply(answer -> answer.statusCode());
            // answered after the letter on the same event loop, so the letter has arrived
            Caller.get(url.resolve("/health/live"));

            // not Process.destroy(), which closes the log too
            process.toHandle().destroy();
            assertThat(letter.get(5, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(process.waitFor(2, TimeUnit.SECONDS))
                    .as("ended promptly")
                    .isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(log.lines())
                    .anyMatch(line -> line.matches(".* INFO [0-9a-f]{16} /translate translated in \\d+ ms"));
        }
    }

    private static Process start(Class<?> service, Map<String, String> settings) throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                service.getName());
        java.environment().putAll(settings);
        return java.start();
    }
}
