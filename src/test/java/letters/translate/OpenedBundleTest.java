package letters.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import letters.Caller;
import letters.Services;
import letters.http.Pod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a worker makes of many letters in one request. */
class OpenedBundleTest {

    private static final String TRANSLATED = "자녀로부터 온 편지입니다. 안녕하세요.";

    private final Services services = new Services();

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void a_worker_says_that_it_takes_them() {
        HttpResponse<String> answer = Caller.send("OPTIONS", services.translate(), "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Accept-Post")).hasValue("application/json, application/x-ndjson");
    }

    @Test
    void every_letter_comes_back_with_its_number_after_its_progress() {
        List<JsonObject> lines = lines(
                post(services.translate(), "{\"letter\":1,\"text\":\"Hello\"}\n\n{\"letter\":2,\"text\":\"Hello\"}"));

        assertThat(lines.get(0))
                .isEqualTo(new JsonObject(
                        "{\"stage\":\"translate\",\"expected_ms\":40,\"letters\":[1,2],\"elapsed_ms\":[0,0]}"));
        assertThat(outcomes(lines)).isEqualTo(Map.of(1, TRANSLATED, 2, TRANSLATED));
    }

    @Test
    void what_is_no_letter_gets_its_problem_and_the_others_their_translation() {
        List<JsonObject> lines =
                lines(post(services.translate(), "no JSON\n{\"letter\":2,\"text\":\"Hello\"}\n{\"letter\":3}\n"));

        assertThat(lines)
                .filteredOn(line -> line.containsKey("problem"))
                .extracting(line -> line.getJsonObject("problem").getInteger("status"))
                .containsExactly(400, 400);
        assertThat(outcomes(lines)).isEqualTo(Map.of(2, TRANSLATED));
    }

    @Test
    void one_letter_too_many_is_told_to_come_back() {
        Pod pod = new Pod("127.0.0.1", 0, "", Duration.ZERO, 1);
        URI full = Services.at(
                services.start(new Translate(new Translate.Settings(pod, Services.DELAY)))
                        .port(),
                "/translate");
        List<JsonObject> lines =
                lines(post(full, "{\"letter\":1,\"text\":\"Hello\"}\n{\"letter\":2,\"text\":\"Hello\"}\n"));

        assertThat(lines)
                .filteredOn(line -> line.containsKey("problem"))
                .singleElement()
                .satisfies(line -> assertThat(line.getInteger("letter")).isEqualTo(2))
                .satisfies(line -> assertThat(line.getJsonObject("problem").getInteger("status"))
                        .isEqualTo(503));
        assertThat(outcomes(lines)).isEqualTo(Map.of(1, TRANSLATED));
    }

    @Test
    void a_line_without_an_end_is_cut_off() {
        assertThatThrownBy(() -> post(services.translate(), "x".repeat(70_000)))
                .hasRootCauseInstanceOf(IOException.class);
    }

    private static HttpResponse<String> post(URI worker, String letters) {
        return Caller.post(worker, letters, "Content-Type", "application/x-ndjson");
    }

    private static Map<Integer, String> outcomes(List<JsonObject> lines) {
        return lines.stream()
                .filter(line -> line.containsKey("translated_text"))
                .collect(
                        Collectors.toMap(line -> line.getInteger("letter"), line -> line.getString("translated_text")));
    }

    private static List<JsonObject> lines(HttpResponse<String> response) {
        return response.body().lines().map(JsonObject::new).toList();
    }
}
