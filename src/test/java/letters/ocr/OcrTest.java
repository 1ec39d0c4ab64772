package letters.ocr;

import static letters.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import letters.Caller;
import letters.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OcrTest {

    private final Services services = new Services();

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void the_letter_read_is_passed_on_and_its_translation_answered() {
        List<String> passedOn = new CopyOnWriteArrayList<>();
        URI ocr = services.ocr(services.stub(request -> request.body().onSuccess(body -> {
            passedOn.add(request.method() + " " + request.getHeader("Content-Type") + " " + body);
            request.response().end("{\"translated_text\": \"translated\"}");
        })));

        assertThat(Caller.json(Caller.postJson(ocr, "{}"))).isEqualTo(JsonObject.of("translated_text", "translated"));
        assertThat(passedOn)
                .containsExactly("OPTIONS null ", "POST application/json {\"text\":\"Hello from your child\"}");
    }

    @Test
    void the_chain_takes_the_time_of_both_workers() {
        URI ocr = services.ocr(services.translate());
        long started = System.nanoTime();

        assertThat(Caller.post(ocr, "").body()).contains("자녀로부터 온 편지입니다. 안녕하세요.");
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isGreaterThanOrEqualTo(Services.DELAY.multipliedBy(2));
    }

    @Test
    void whatever_is_sent_along_is_ignored() {
        URI ocr = services.ocr(services.translate());

        assertThat(Caller.post(ocr, "no JSON", "Content-Type", "text/plain").statusCode())
                .isEqualTo(200);
        assertThat(Caller.post(ocr, "").statusCode()).isEqualTo(200);
    }

    @Test
    void an_older_translator_that_answers_plain_text_is_understood() {
        URI ocr = services.ocr(services.stub(200, "'Hello' >> 안녕하세요.\n"));

        assertThat(Caller.json(Caller.post(ocr, "")).getString("translated_text"))
                .isEqualTo("'Hello' >> 안녕하세요.");
    }

    @Test
    void a_translator_in_trouble_is_named_with_its_reason() {
        URI translate = services.stub(500, "{\"detail\": \"out of ink\"}");

        assertProblem(Caller.post(services.ocr(translate), ""), 502)
                .isEqualTo("POST " + translate + ": it answered 500 (out of ink)");
    }

    @Test
    void only_post_is_allowed() {
        assertThat(Caller.get(services.ocr(services.translate())).headers().firstValue("Allow"))
                .hasValue("OPTIONS, POST");
    }
}
