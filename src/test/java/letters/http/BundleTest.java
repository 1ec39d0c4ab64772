package letters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import letters.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a service sends letters to the next: a crowd of them shares connections, those that come one by one do not. */
@Timeout(10)
class BundleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Services services = new Services();
    private final AtomicInteger bundles = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void a_crowd_of_letters_shares_connections_a_hundred_on_each() {
        assertThat(send(250, this::translate)).hasSize(250).containsOnly("안녕");
        assertThat(bundles).hasValue(3);
    }

    @Test
    void letters_that_come_one_by_one_go_to_replicas_of_their_own() {
        NextService next = next(this::translate);

        // each is answered at once, but a bundle stays open for a moment: the next letter is sent after that
        for (int letter = 0; letter < 3; letter++) {
            send(1, next);
            services.vertx().timer(150).await();
        }
        assertThat(bundles).hasValue(3);
    }

    @Test
    void a_replica_lost_with_many_letters_costs_none_of_them() {
        assertThat(send(100, (request, letter) -> {
                    if (bundles.get() > 1) {
                        translate(request, letter);
                    } else if (letter.getInteger("letter") == 100) {
                        request.connection().close();
                    }
                }))
                .hasSize(100)
                .containsOnly("안녕");
        assertThat(retries).hasValue(100);
    }

    @Test
    void the_problem_of_one_letter_is_not_that_of_the_others() {
        NextService next = next((request, letter) -> {
            if (letter.getInteger("letter") == 2) {
                answer(request, letter, JsonObject.of("problem", JsonObject.of("status", 500, "detail", "out of ink")));
            } else {
                translate(request, letter);
            }
        });
        List<Future<Translation>> outcomes = post(3, next);

        assertThat(outcomes.get(0).await().text()).isEqualTo("안녕");
        assertThat(outcomes.get(2).await().text()).isEqualTo("안녕");
        assertThat(Future.join(outcomes).otherwiseEmpty().await()).isNull();
        assertThat(outcomes.get(1).cause()).hasMessageEndingWith("it answered 500 (out of ink)");
    }

    @Test
    void a_line_that_cannot_be_understood_is_no_answer() {
        assertThat(send(1, (request, letter) -> {
                    if (bundles.get() > 1) {
                        translate(request, letter);
                    } else {
                        request.response().write("{\"letters\": [1], \"elapsed_ms\": \"soon\"}\n");
                    }
                }))
                .containsExactly("안녕");
    }

    private List<String> send(int letters, BiConsumer<HttpServerRequest, JsonObject> replica) {
        return send(letters, next(replica));
    }

    private List<String> send(int letters, NextService next) {
        return post(letters, next).stream()
                .map(outcome -> outcome.await().text())
                .toList();
    }

    private List<Future<Translation>> post(int letters, NextService next) {
        return Future.<List<Future<Translation>>>future(posted -> services.vertx()
                        .runOnContext(go -> posted.complete(IntStream.range(0, letters)
                                .mapToObj(letter -> next.post("letter-" + letter, new Heard()))
                                .toList())))
                .await();
    }

    private NextService next(BiConsumer<HttpServerRequest, JsonObject> replica) {
        URI url = services.stub(request -> {
            if (request.method() == HttpMethod.OPTIONS) {
                request.response().putHeader("Accept-Post", Lines.TYPE).end();
                return;
            }
            bundles.incrementAndGet();
            request.response().setChunked(true).putHeader("Content-Type", Lines.TYPE);
            request.handler(
                    RecordParser.newDelimited("\n", (Buffer line) -> replica.accept(request, line.toJsonObject())));
        });
        return new NextService(services.vertx(), url, Patience.of(PATIENCE), retries::incrementAndGet);
    }

    private void translate(HttpServerRequest request, JsonObject letter) {
        answer(request, letter, JsonObject.of("translated_text", "안녕"));
    }

    private static void answer(HttpServerRequest request, JsonObject letter, JsonObject answer) {
        request.response()
                .write(answer.put("letter", letter.getInteger("letter")).encode() + "\n");
    }
}
