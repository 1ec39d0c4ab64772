package lab.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiProxyTest {

    private static final String STATUS = """
            {"kind": "Status", "apiVersion": "v1", "status": "Failure", "message": "%s", "code": 503}
            """;

    private final Recorder recorder = Recorder.inMemory();
    private HttpServer api;
    private KubernetesClient kubernetes;

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.start();
        kubernetes = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://localhost:" + api.getAddress().getPort())
                        .build())
                .build();
    }

    @AfterEach
    void stop() {
        kubernetes.close();
        api.stop(0);
    }

    @Test
    void what_a_pod_answers_is_recorded() {
        answers(200, "{\"translated_text\": \"안녕하세요\"}");

        var answer = ask();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.letter()).isEqualTo("안녕하세요");
        assertThat(recorder.recording().of("Exchange")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "500, no text in the request, no text in the request",
        "500, <!doctype html><title>500</title>, Internal Server Error",
        "405, '', Method Not Allowed"
    })
    void an_error_of_the_program_is_told_in_its_words_or_by_its_status(int status, String body, String said) {
        answers(status, body);

        assertThat(ask())
                .extracting(Exchange::status, Exchange::body, Exchange::error)
                .containsExactly(status, said, "");
    }

    @Test
    void what_the_api_server_did_not_reach_has_not_answered() {
        answers(
                503,
                STATUS.formatted(
                        "error trying to reach service: dial tcp 10.42.1.5:5002: connect: connection refused"));

        assertThat(ask().answered()).isFalse();
        assertThat(ask().refused()).isTrue();
    }

    private Exchange ask() {
        return new ApiProxy(kubernetes, recorder, "lab")
                .ask(
                        LetterService.TRANSLATE,
                        "letter",
                        "service/it:5002/translate",
                        true,
                        "POST",
                        Map.of("text", "Hello"));
    }

    private void answers(int status, String body) {
        api.createContext("/api/v1/namespaces/lab/services/http:it:5002/proxy/translate", request -> {
            var asked = new String(request.getRequestBody().readAllBytes(), UTF_8);
            assertThat(asked).isEqualTo("{\"text\":\"Hello\"}");
            var bytes = body.getBytes(UTF_8);
            request.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            request.getResponseBody().write(bytes);
            request.close();
        });
    }
}
