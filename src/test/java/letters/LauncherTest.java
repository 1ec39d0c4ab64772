package letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import letters.frontend.Frontend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service and its environment, as a process: what it says and how it ends. */
class LauncherTest {

    @ParameterizedTest
    @CsvSource({
        "http://ocr:5001, http://ocr:5001/ocr",
        "' http://ocr:5001/v2/read ', http://ocr:5001/v2/read",
        "http://10.0.0.7, http://10.0.0.7/ocr",
        "'', http://ocr-service:5001/ocr",
    })
    void a_service_url_is_the_base_or_the_full_endpoint(String value, URI expected) {
        Environment set = new Environment(Map.of("URL", value));

        assertThat(set.url("URL", "http://ocr-service:5001", "/ocr")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "OCR_SERVICE_URL, ocr-service:5001, an http URL such as http://ocr-service:5001",
        "OCR_SERVICE_URL, https://ocr:5001, an http URL such as http://ocr-service:5001",
        "OCR_SERVICE_URL, http://ocr:99999, an http URL such as http://ocr-service:5001",
        "OCR_SERVICE_URL, http://a b, an http URL such as http://ocr-service:5001",
        "PORT, -1, a number from 0 to 65535",
        "PORT, 65536, a number from 0 to 65535",
        "PORT, 99999999999999999999, a number from 0 to 65535",
        "RETRY_FOR_MS, 0x10, a number from 0 to 3600000",
        "LETTERS_AT_ONCE, 0, a number from 1 to 1000000",
    })
    void a_variable_that_cannot_be_used_is_named_with_what_was_expected(String name, String value, String expected) {
        assertThatExceptionOfType(Environment.Unusable.class)
                .isThrownBy(() -> new Frontend(new Environment(Map.of(name, value))))
                .withMessage("%s is \"%s\", expected %s", name, value, expected);
    }

    @Test
    void what_keeps_it_from_listening_ends_it_with_one_sentence() throws Exception {
        assertEnds(start("PORT", "abc"), 2, "PORT is \"abc\", expected a number from 0 to 65535");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "" + taken.getLocalPort();
            assertEnds(start("PORT", port), 1, "cannot listen on 127.0.0.1:" + port + ": Address already in use");
        }
    }

    @Test
    void a_signal_ends_it_well_after_the_letter_in_flight_which_is_still_logged() throws Exception {
        Process process = start("DRAIN_MS", "0");
        try (BufferedReader log = process.inputReader()) {
            String line = log.readLine();
            while (!line.contains(" listening on ")) {
                line = log.readLine();
            }
            URI url = URI.create("http://" + line.replaceFirst(".* ", "") + "/translate");
            var letter = Caller.later("POST", url, Caller.LETTER, Caller.JSON);
            // answered after the letter on the same event loop, so the letter has arrived
            Caller.get(url.resolve("/health/live"));

            // not Process.destroy(), which closes the log too
            process.toHandle().destroy();
            assertThat(letter.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertEnds(process, 0, "");
            assertThat(log.lines()).anyMatch(said -> said.matches(".* INFO \\w{16} /translate translated in \\d+ ms"));
        }
    }

    private static void assertEnds(Process process, int code, String said) throws Exception {
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("ended promptly").isTrue();
        assertThat(process.exitValue()).isEqualTo(code);
        assertThat(new String(process.getErrorStream().readAllBytes()).strip()).isEqualTo(said);
    }

    /** With its own settings of the log, not those of the tests. */
    private static Process start(String variable, String value) throws IOException {
        String classes = "target/classes:" + System.getProperty("java.class.path");
        String java = System.getProperty("java.home") + "/bin/java";
        ProcessBuilder service =
                new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classes, "letters.translate.Translate");
        service.environment().put("PORT", "0");
        service.environment().put("TRANSLATE_DELAY_MS", "400");
        service.environment().put(variable, value);
        return service.start();
    }
}
