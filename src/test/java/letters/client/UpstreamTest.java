package letters.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import letters.Services;
import letters.wire.Problem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the next service is reached, and what is said when it cannot be. */
@Order(Integer.MAX_VALUE)
@Timeout(30)
class UpstreamTest {

    @AutoClose
    private final Services services = new Services();

    private final Map<Integer, Integer> lettersByConnection = new ConcurrentHashMap<>();

    @Test
    void a_crowd_of_letters_shares_four_connections() {
        send(200, postman(services.stub(this::translate)));

        assertThat(lettersByConnection.values()).hasSizeBetween(1, 4);
    }

    @Test
    void letters_that_come_one_by_one_take_turns_on_them_so_that_replicas_share_the_work() {
        Postman postman = postman(services.stub(this::translate));
        IntStream.range(0, 12).forEach(letter -> send(1, postman));

        assertThat(lettersByConnection.values()).hasSizeGreaterThan(1).allMatch(letters -> letters < 9);
    }

    @Test
    void a_connection_lost_with_many_letters_costs_none_of_them() {
        Set<Integer> lost = ConcurrentHashMap.newKeySet();
        Postman postman = postman(services.stub(request -> {
            int port = request.remoteAddress().port();
            if (lost.size() < 2 && lost.add(port)) {
                request.connection().close();
            } else if (!lost.contains(port)) {
                translate(request);
            }
        }));
        send(100, postman);

        assertThat(postman.upstream().retries.count()).isPositive();
    }

    @Test
    void a_service_that_only_speaks_http_1_gets_a_connection_for_each_letter() {
        send(50, postman(services.flask(this::translate)));

        assertThat(lettersByConnection.values()).hasSize(50);
    }

    @Test
    void a_service_out_of_reach_or_silent_or_wrong_is_named_with_what_is_the_matter() {
        URI refusing = URI.create("http://127.0.0.1:9/ocr");
        URI breaking = services.stub(request -> request.connection().close());
        URI failing = services.stub(500, "{\"detail\": \"" + "x".repeat(1000) + "\"}");

        assertProblem(refusing, 502, "refused", "connection refused, nothing listens there");
        assertProblem(services.stub(request -> {}), 504, "late", "no answer in time");
        assertProblem(services.flask(request -> {}), 504, "late", "no answer in time");
        assertProblem(breaking, 502, "broken", "the connection broke before the answer was complete");
        assertProblem(services.stub(503, "<html>"), 502, "failed", "it answered 503");
        assertProblem(failing, 502, "failed", "it answered 500 (" + "x".repeat(300) + ")");
        assertProblem(services.stub(200, " \n"), 502, "empty", "it answered 200, but with no text");
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void the_page_has_advice_for_every_failure(Failure failure) {
        String kind = failure.at(URI.create("http://ocr:5001/ocr"), "").kind();

        for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
            ResourceBundle texts = ResourceBundle.getBundle("letters.frontend.page.texts", language);
            assertThat(texts.getString(kind)).isNotBlank();
            assertThat(texts.getString(kind + "-command")).contains("kubectl ");
        }
    }

    private void translate(HttpServerRequest request) {
        lettersByConnection.merge(request.remoteAddress().port(), 1, Integer::sum);
        services.vertx().setTimer(20, later -> request.response().end("안녕"));
    }

    private Postman postman(URI url) {
        return Postman.to(url, services.vertx(), 30_000);
    }

    private static void send(int letters, Postman postman) {
        var taken = Stream.generate(() -> postman.take(null)).limit(letters);

        assertThat(taken.toList()).allSatisfy(text -> assertThat(text.await()).isEqualTo("안녕"));
    }

    private void assertProblem(URI url, int status, String kind, String cause) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(Postman.to(url, services.vertx(), 500).take(null)::await)
                .withMessage("POST " + url + ": " + cause)
                .matches(problem -> problem.status() == status && problem.kind().equals(kind));
    }
}
