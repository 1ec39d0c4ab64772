package letters.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import letters.Services;
import letters.wire.Body;
import letters.wire.Problem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One letter and the replicas that it is asked of, one after the other. */
@Order(Integer.MAX_VALUE)
@Timeout(10)
class CallTest {

    private static final String BEGUN = "{\"stage\":\"ocr\",\"elapsed_ms\":2500,\"expected_ms\":5000}\n";
    private static final String READ = "{\"stage\":\"ocr\",\"elapsed_ms\":5000,\"text\":\"Hello\"}\n";
    private static final String RETRY = "{\"stage\":\"translate\",\"retry\":7,\"reason\":\"broke\"}\n";
    private static final String TRANSLATED = "{\"translated_text\":\"안녕\"}\n";

    @AutoClose
    private final Services services = new Services();

    private final Queue<Consumer<HttpServerRequest>> replicas = new ArrayDeque<>();
    private final List<JsonObject> letters = new CopyOnWriteArrayList<>();
    private final URI url = services.stub(request -> request.bodyHandler(letter -> {
        letters.add(letter.toJsonObject());
        replicas.remove().accept(request);
    }));
    private final Postman postman = Postman.to(url, services.vertx(), 2000);

    @Test
    void another_replica_goes_on_where_a_lost_one_stopped() {
        assertTranslates(request -> breakAfter(request, BEGUN));

        assertThat(letters.get(0)).isEqualTo(new JsonObject());
        assertThat(letters.get(1).getLong("elapsed_ms")).isBetween(2500L, 3500L);
        assertThat(postman.heard("retry")).hasSize(1);
    }

    @Test
    void a_letter_that_was_read_is_not_read_again() {
        assertTranslates(request -> breakAfter(request, BEGUN + READ));

        assertThat(letters.get(1)).isEqualTo(JsonObject.of("text", "Hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"stage\":5}\n", "nonsense\n", "[]\n", "{\"elapsed_ms\":\"x\"}\n"})
    void a_line_that_cannot_be_understood_is_no_answer(String line) {
        assertTranslates(request -> breakAfter(request, line));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void an_outage_further_on_is_waited_out(int status) {
        replicas.add(request -> request.response().setStatusCode(status).end());
        assertTranslates(request -> finish(request, problem(status)));

        assertThat(postman.heard()).extracting(line -> line.getInteger("retry")).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 415, 500})
    void what_will_not_be_better_the_next_time_is_final(int status) {
        replicas.add(request -> finish(request, problem(status)));

        assertFails("it answered " + status + " (out of ink)");
        assertThat(letters).hasSize(1);
    }

    @Test
    void when_an_outage_does_not_end_the_last_problem_is_told() {
        replicas.addAll(Collections.nCopies(50, request -> request.connection().close()));

        assertFails("the connection broke before the answer was complete");
        assertThat(letters).as("attempts").hasSizeGreaterThan(2);
    }

    @Test
    void a_retry_further_on_is_passed_on_and_counted_with_those_before() {
        replicas.add(request -> breakAfter(request, RETRY));
        assertTranslates(request -> breakAfter(request, RETRY));

        assertThat(postman.heard()).extracting(line -> line.getInteger("retry")).containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_replica_that_says_no_more_is_given_up() {
        // some time after it was asked: when it is given up, its letter has not waited for too long yet
        assertTranslates(request -> services.vertx().setTimer(500, later -> say(request, BEGUN)));
    }

    @Test
    void nobody_works_for_a_sender_that_has_gone() {
        AtomicBoolean abandoned = new AtomicBoolean();
        replicas.add(request -> {
            request.response().exceptionHandler(reset -> abandoned.set(true));
            say(request, BEGUN);
        });
        postman.take(null);
        await("begun").until(() -> !postman.heard().isEmpty());
        postman.goes().complete();

        await("abandoned").untilTrue(abandoned);
        assertThat(letters).hasSize(1);
    }

    /** After this replica, by one that finishes it. */
    private void assertTranslates(Consumer<HttpServerRequest> first) {
        replicas.add(first);
        replicas.add(request -> finish(request, TRANSLATED));

        assertThat(postman.take(null).await()).isEqualTo("안녕");
    }

    private void assertFails(String why) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(postman.take(null)::await)
                .withMessage("POST " + url + ": " + why);
    }

    private static String problem(int status) {
        return "{\"problem\":{\"status\":" + status + ",\"detail\":\"out of ink\"}}\n";
    }

    private static void say(HttpServerRequest request, String lines) {
        request.response().setChunked(true).putHeader("Content-Type", Body.LINES);
        request.response().write(lines);
    }

    private void breakAfter(HttpServerRequest request, String lines) {
        say(request, lines);
        services.vertx().setTimer(50, later -> request.response().reset());
    }

    private static void finish(HttpServerRequest request, String lines) {
        request.response().putHeader("Content-Type", Body.LINES).end(lines);
    }
}
