package letters;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another worker in place of each, as in Flask: HTTP/1.1 alone, and no lines. The chain works, with retries. A plain Frontend is as the callers of {@link ContractTest}. */
class PlainServicesTest {

    @AutoClose
    private final Services services = new Services();

    private final AtomicInteger asked = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"translate", "ocr"})
    void a_plain_worker(String worker) {
        var plain = services.flask(this::translateAtTheSecondTry);
        var ocr = worker.equals("ocr") ? plain : services.ocr(plain);

        assertThat(Caller.lines(services.frontend(ocr), ""))
                .anyMatch(line -> line.getInteger("retry", 0) == 1)
                .last()
                .hasToString("{\"translated_text\":\"안녕하세요.\",\"retries\":1,\"frontend\":\"\"}");
    }

    private void translateAtTheSecondTry(HttpServerRequest request) {
        if (asked.incrementAndGet() == 1) {
            request.connection().close();
        } else {
            request.response().putHeader("Content-Type", "application/json").end("{\"translated_text\": \"안녕하세요.\"}");
        }
    }
}
