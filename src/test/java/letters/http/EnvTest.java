package letters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvTest {

    @ParameterizedTest
    @CsvSource({
        "http://ocr:5001, http://ocr:5001/ocr",
        "http://ocr:5001/, http://ocr:5001/ocr",
        "http://ocr:5001/ocr, http://ocr:5001/ocr",
        "' http://ocr:5001/v2/read ', http://ocr:5001/v2/read",
        "http://10.0.0.7, http://10.0.0.7/ocr",
        "'', http://ocr-service:5001/ocr",
    })
    void a_service_url_is_the_base_or_the_full_endpoint(String value, URI expected) {
        assertThat(ocrUrl(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocr-service:5001", "https://ocr:5001", "http://", "http://ocr:99999", "http://a b", "ocr"})
    void a_url_that_cannot_be_called_is_a_bad_setting(String value) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> ocrUrl(value))
                .withMessage("OCR_SERVICE_URL is \"%s\", expected an http URL such as http://ocr-service:5001", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "65536", "5000.0", "0x10", "99999999999999999999"})
    void a_port_that_is_none_is_a_bad_setting(String value) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> Pod.from(env("PORT", value), 5000))
                .withMessage("PORT is \"%s\", expected a port from 0 to 65535", value);
    }

    @Test
    void a_time_that_is_none_is_a_bad_setting() {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> Pod.from(env("DRAIN_MS", "3s"), 5000))
                .withMessage("DRAIN_MS is \"3s\", expected milliseconds from 0 to 3600000");
    }

    @Test
    void without_settings_nothing_listens_beyond_this_machine() {
        Pod pod = Pod.from(env("LETTERS_AT_ONCE", "7"), 5001);

        assertThat(pod).isEqualTo(new Pod("127.0.0.1", 5001, "", Duration.ofSeconds(3), 7));
    }

    @Test
    void a_pod_knows_its_name_and_node() {
        assertThat(Pod.from(new Env(Map.of("POD_NAME", "ocr-1", "NODE_NAME", "m02")), 1)
                        .servedBy())
                .isEqualTo("ocr-1@m02");
        assertThat(Pod.from(env("POD_NAME", "ocr-1"), 1).servedBy()).isEqualTo("ocr-1");
    }

    private static URI ocrUrl(String value) {
        return env("OCR_SERVICE_URL", value).url("OCR_SERVICE_URL", "http://ocr-service:5001", "/ocr");
    }

    private static Env env(String name, String value) {
        return new Env(Map.of(name, value));
    }
}
