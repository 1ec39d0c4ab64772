package letters;

import static letters.Caller.JSON;
import static letters.Caller.KOREAN;
import static letters.Caller.LETTER;
import static letters.Caller.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the services answer to a program, well or badly asked: in one piece, or in lines. */
@Order(Integer.MAX_VALUE)
class ContractTest {

    private static final String TRANSLATED = "{\"translated_text\":\"" + KOREAN + "\"}";

    @AutoClose
    private static final Services SERVICES = new Services();

    private static final URI TRANSLATE = SERVICES.translate("POD_NAME=translate-1", "NODE_NAME=m02");
    private static final URI OCR = SERVICES.ocr(TRANSLATE);

    @Test
    void each_service_answers_with_the_translation_and_takes_its_time() {
        long started = System.nanoTime();
        for (URI service : List.of(TRANSLATE, OCR, SERVICES.frontend(OCR))) {
            var answer = Caller.post(service, LETTER, "Accept", JSON[1], "Content-Type", JSON[1] + ";\"");

            assertThat(answer.body()).isEqualTo(TRANSLATED);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        }
        assertThat(Caller.post(OCR, "").body()).isEqualTo(TRANSLATED);
        // read once, as three of the letters came with their text, and translated four times
        assertThat((System.nanoTime() - started) / 1_000_000).isGreaterThanOrEqualTo(5 * Services.DELAY);
    }

    @Test
    void the_letter_read_is_passed_on_and_a_translator_that_answers_plain_text_understood() {
        List<String> passedOn = new CopyOnWriteArrayList<>();
        URI ocr = SERVICES.ocr(SERVICES.stub(request -> request.body().onSuccess(body -> {
            passedOn.add(request.method() + " " + request.getHeader("Content-Type") + " " + body);
            request.response().end("'Hello' >> 안녕하세요.\n");
        })));

        assertThat(Caller.post(ocr, "no JSON", "Content-Type", "text/plain").body())
                .isEqualTo("{\"translated_text\":\"'Hello' >> 안녕하세요.\"}");
        assertThat(passedOn).containsExactly("POST application/json {\"text\":\"Hello from your child\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /translate | application/json | nul | 400 | Send JSON of the form {\"text\": \"…\"}.",
                "POST | /translate | application/json | {\"text\": 5} | 400 | Send JSON of the form {\"text\": \"…\"}.",
                "POST | /translate | application/json | {\"text\": \" \"} | 400 | Send JSON of the form {\"text\": \"…\"}.",
                "POST | /translate | application/json | {\"text\": \"<b>\" | 400 | Send JSON of the form {\"text\": \"…\"}.",
                "POST | /translate | text/plain | {\"text\": \"a\"} | 415 | Send the letter as application/json.",
                "POST | /translate | multipart/form-data | a | 415 | Send the letter as application/json or as a plain form.",
                "GET | /translate | a/b | a | 405 | This path does not take the method used; see the Allow header.",
                "DELETE | /metrics | a/b | a | 405 | This path does not take the method used; see the Allow header.",
                "POST | /translate | application/json | x | 413 | A letter may have at most 64 KB.",
                "GET | /%3Cscript%3E | a/b | a | 404 | There is nothing at this path.",
            })
    void what_cannot_be_done_is_a_problem_that_says_why(
            String method, String path, String type, String body, int status, String why) {
        String sent = body.repeat(status == 413 ? 64 * 1024 + 1 : 1);
        var answer = Caller.send(method, TRANSLATE.resolve(path), sent, "Content-Type", type);

        assertProblem(answer, status).isEqualTo(why);
        String allowed = path.equals("/metrics") ? "GET, HEAD" : "POST";
        assertThat(answer.headers().allValues("Allow")).isEqualTo(status == 405 ? List.of(allowed) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "GET /%zz HTTP/1.0, 400, The request could not be understood.",
        "POST /translate HTTP/1.1\\Host: a\\Content-Length: 9, 408, The letter did not arrive in time.",
    })
    void what_cannot_be_understood_or_does_not_arrive_is_a_problem_too(String head, int status, String why)
            throws IOException {
        try (Socket caller = new Socket(TRANSLATE.getHost(), TRANSLATE.getPort())) {
            caller.getOutputStream().write((head.replace("\\", "\r\n") + "\r\n\r\n{").getBytes());
            byte[] answer = new byte[2048];

            assertThat(new String(answer, 0, caller.getInputStream().read(answer)))
                    .contains(" " + status + " ", "application/problem+json", why)
                    .doesNotContain("%zz");
        }
    }

    @ParameterizedTest
    @CsvSource({"letter-7, letter-7", "<script>, [0-9a-f]{16}"})
    void a_request_keeps_its_usable_name_and_loses_any_other(String given, String kept) {
        var answer = Caller.get(TRANSLATE, "X-Request-Id", given);

        assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches(kept);
        assertThat(answer.headers().firstValue("X-Served-By")).hasValue("translate-1@m02");
    }

    @Test
    void without_settings_nothing_listens_beyond_this_machine() {
        assertThatThrownBy(() -> Caller.get(URI.create("http://127.0.0.2:" + TRANSLATE.getPort())))
                .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void the_frontend_tells_of_every_stage_and_then_the_outcome() {
        List<JsonObject> lines = Caller.lines(SERVICES.chain(), "");
        String outcome = "{\"translated_text\":\"" + KOREAN + "\",\"retries\":0,\"frontend\":\"\"}";

        assertThat(stages(lines)).startsWith("frontend", "ocr").contains("translate");
        assertThat(lines).filteredOn(line -> line.containsKey("text")).hasSize(1);
        assertThat(lines).last().hasToString(outcome);
    }

    @Test
    void a_letter_whose_sender_has_its_text_is_not_read_again() {
        URI slow = SERVICES.ocr(TRANSLATE, "OCR_DELAY_MS=60000");
        List<JsonObject> lines = Caller.lines(SERVICES.frontend(slow), LETTER);

        assertThat(stages(lines)).contains("translate").doesNotContain("ocr");
        assertThat(lines).last().asString().contains(KOREAN);
    }

    @Test
    void a_sign_of_life_comes_every_half_second_from_the_frontend_alone() {
        URI translate = SERVICES.translate("TRANSLATE_DELAY_MS=1300");
        long last = 0;
        for (JsonObject line : Caller.lines(SERVICES.frontend(SERVICES.ocr(translate)), "")) {
            if ("translate".equals(line.getString("stage"))) {
                // a timer may be late by as much as the machine is busy
                assertThat(line.getLong("elapsed_ms") - last).isBetween(0L, 600L);
                last = line.getLong("elapsed_ms");
            }
        }
        assertThat(last).isBetween(700L, 1300L);
        assertThat(Caller.lines(translate, LETTER)).hasSize(2);
    }

    @Test
    void a_letter_that_waits_for_an_outage_says_so_until_it_ends() {
        AtomicInteger asked = new AtomicInteger();
        URI ocr = SERVICES.stub(request -> {
            request.response().setStatusCode(asked.incrementAndGet() < 9 ? 502 : 200);
            request.response().end("안녕");
        });
        List<JsonObject> lines = Caller.lines(SERVICES.frontend(ocr), "");

        var waiting = lines.stream().filter(line -> line.containsKey("waiting_ms"));
        assertThat(waiting.map(line -> line.getLong("waiting_ms")))
                .hasSizeGreaterThan(1)
                .isSorted();
        assertThat(lines).last().hasToString("{\"translated_text\":\"안녕\",\"retries\":8,\"frontend\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource({"60000, 1", "1e308, 1", "9223372036854775807, 1", "-1, 2", "'\"x\"', 2"})
    void work_that_another_replica_has_done_is_not_done_again_if_it_can_be(String done, int lines) {
        String letter = "{\"text\": \"Hello\", \"elapsed_ms\": " + done + "}";

        assertThat(Caller.lines(TRANSLATE, letter)).hasSize(lines);
    }

    private static List<String> stages(List<JsonObject> lines) {
        return lines.stream().map(line -> line.getString("stage")).toList();
    }
}
