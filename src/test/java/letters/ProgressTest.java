package letters;

import static letters.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import letters.http.Pod;
import letters.translate.Translate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is heard of a letter while it is worked on, what is counted, and what is refused. */
class ProgressTest {

    private static final String[] IN_LINES = {"Content-Type", "application/json", "Accept", "application/x-ndjson"};
    private static final String LETTER = "{\"text\": \"Hello\"}";

    private final Services services = new Services();

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void the_frontend_tells_of_every_stage_and_then_the_outcome() {
        URI page = services.frontend(services.ocr(services.translate()));
        List<JsonObject> lines = lines(Caller.post(page.resolve("translate"), "", IN_LINES));

        assertThat(lines)
                .extracting(line -> line.getString("stage"))
                .startsWith("frontend", "ocr")
                .contains("translate");
        assertThat(lines).filteredOn(line -> line.containsKey("text")).hasSize(1);
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo(new JsonObject(
                        "{\"translated_text\":\"자녀로부터 온 편지입니다. 안녕하세요.\",\"retries\":0,\"frontend\":\"\"}"));
    }

    @Test
    void a_sign_of_life_comes_every_half_second() {
        URI translate = translate(Duration.ofMillis(1300), 10);
        List<JsonObject> lines = lines(Caller.post(translate, LETTER, IN_LINES));

        List<Long> elapsed = Stream.concat(
                        lines.stream().limit(lines.size() - 1).map(line -> line.getLong("elapsed_ms")),
                        Stream.of(1300L))
                .toList();
        assertThat(elapsed).startsWith(0L).hasSizeGreaterThan(3);
        // a timer may be late by as much as the machine is busy
        IntStream.range(1, elapsed.size())
                .forEach(line ->
                        assertThat(elapsed.get(line) - elapsed.get(line - 1)).isBetween(1L, 600L));
    }

    @Test
    void work_that_another_replica_has_done_is_not_done_again() {
        URI translate = translate(Duration.ofSeconds(60), 10);

        assertThat(lines(Caller.post(translate, "{\"text\": \"Hello\", \"elapsed_ms\": 60000}", IN_LINES)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "9223372036854775807", "-1", "\"x\""})
    void a_letter_cannot_pretend_its_way_past_the_clock(String done) {
        assertThat(Caller.post(services.translate(), "{\"text\": \"Hello\", \"elapsed_ms\": " + done + "}", IN_LINES)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"multipart/form-data; boundary=, 415", "'application/json; charset=\"', 200"})
    void a_malformed_content_type_is_no_failure_of_ours(String type, int status) {
        assertThat(Caller.post(services.translate(), LETTER, "Content-Type", type)
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void one_letter_too_many_is_told_to_come_back() {
        URI translate = translate(Duration.ofSeconds(1), 1);
        CompletableFuture<HttpResponse<String>> first = Caller.later("POST", translate, LETTER, IN_LINES);
        await("the first letter is worked on")
                .untilAsserted(() -> assertThat(metrics(translate)).contains("letters_in_flight 1.0"));
        HttpResponse<String> second = Caller.postJson(translate, LETTER);

        assertProblem(second, 503).startsWith("This replica works on 1 letters already");
        assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(metrics(translate))
                .contains(
                        "letters_total{outcome=\"503\"} 1.0",
                        "letters_total{outcome=\"translated\"} 1.0",
                        "letters_in_flight 0.0",
                        "letter_stage_seconds_sum{stage=\"translate\"} 1.0",
                        "letter_retries_total 0.0");
    }

    @Test
    void a_request_keeps_its_usable_name_and_loses_any_other() {
        URI translate = services.translate();

        assertThat(Caller.get(translate, "X-Request-Id", "letter-7").headers().firstValue("X-Request-Id"))
                .hasValue("letter-7");
        assertThat(Caller.get(translate, "X-Request-Id", "<script>")
                        .headers()
                        .firstValue("X-Request-Id")
                        .orElseThrow())
                .matches("[0-9a-f]{16}");
    }

    private URI translate(Duration delay, int lettersAtOnce) {
        Pod pod = new Pod("127.0.0.1", 0, "", Duration.ZERO, lettersAtOnce);
        return Services.at(
                services.start(new Translate(new Translate.Settings(pod, delay)))
                        .port(),
                "/translate");
    }

    private static String metrics(URI service) {
        return Caller.get(service.resolve("/metrics")).body();
    }

    private static List<JsonObject> lines(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        return response.body().lines().map(JsonObject::new).toList();
    }
}
