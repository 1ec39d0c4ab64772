package letters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import letters.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DeliveryTest {

    private static final Duration SILENCE = Duration.ofMillis(200);
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), SILENCE);
    private static final String HALF_READ =
            "{\"letters\":[1],\"stage\":\"ocr\",\"elapsed_ms\":[2500],\"expected_ms\":5000}\n";
    private static final String READ = "{\"letter\":1,\"stage\":\"ocr\",\"elapsed_ms\":5000,\"text\":\"Hello\"}\n";
    private static final String TRANSLATED = "{\"letter\":1,\"translated_text\":\"안녕\"}\n";

    private final Services services = new Services();
    private final Queue<Consumer<HttpServerRequest>> replicas = new ArrayDeque<>();
    private final List<JsonObject> letters = new CopyOnWriteArrayList<>();
    private final Heard heard = new Heard();
    private final URI url = services.stub(request -> {
        if (request.method() == HttpMethod.OPTIONS) {
            request.response().putHeader("Accept-Post", Lines.TYPE).end();
        } else {
            request.handler(RecordParser.newDelimited("\n", line -> {
                letters.add(line.toJsonObject());
                replicas.remove().accept(request);
            }));
        }
    });

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void another_replica_goes_on_where_a_silent_one_stopped() {
        replicas.add(request -> say(request, HALF_READ));
        replicas.add(request -> finish(request, TRANSLATED));

        assertThat(deliver().await()).isEqualTo("안녕");
        assertThat(letters).extracting(letter -> letter.getLong("elapsed_ms")).containsExactly(null, 2500L);
        assertThat(heard.lines()).extracting(line -> line.getInteger("retry")).containsExactly(null, 1);
    }

    @Test
    void while_a_replica_is_silent_the_sender_still_hears_that_this_service_lives() {
        replicas.add(request -> {
            say(request, HALF_READ);
            services.vertx().setTimer(1300, later -> finish(request, TRANSLATED));
        });

        deliver(new Patience(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(3)))
                .await();
        assertThat(heard.lines()).extracting(line -> line.getLong("elapsed_ms")).containsExactly(2500L, 2500L, 2500L);
    }

    @Test
    void a_letter_that_was_read_is_not_read_again() {
        replicas.add(request -> {
            say(request, HALF_READ + READ);
            request.connection().close();
        });
        replicas.add(request -> finish(request, TRANSLATED));

        deliver().await();
        assertThat(letters.get(1)).isEqualTo(JsonObject.of("text", "Hello", "letter", 1, "request_id", "letter-1"));
    }

    @Test
    void a_line_that_comes_in_pieces_is_one_line() {
        replicas.add(request -> {
            say(request, HALF_READ.substring(0, 20));
            services.vertx().setTimer(20, later -> finish(request, HALF_READ.substring(20) + TRANSLATED));
        });

        assertThat(deliver().await()).isEqualTo("안녕");
        assertThat(heard.lines()).hasSize(1);
    }

    @Test
    void a_full_replica_is_asked_again() {
        replicas.add(request -> request.response().setStatusCode(503).end());
        replicas.add(request -> finish(request, TRANSLATED));

        assertThat(deliver().await()).isEqualTo("안녕");
    }

    @Test
    void when_no_replica_is_heard_of_the_last_trouble_is_told() {
        for (int replica = 0; replica < 20; replica++) {
            replicas.add(request -> request.connection().close());
        }

        assertThatExceptionOfType(Trouble.class)
                .isThrownBy(() -> deliver().await())
                .withMessage("POST " + url + ": " + Fault.UNFINISHED);
        assertThat(letters).as("attempts").hasSizeGreaterThan(2);
    }

    @Test
    void a_problem_of_the_next_service_ends_the_letter() {
        replicas.add(
                request -> finish(request, "{\"letter\":1,\"problem\":{\"status\":502,\"detail\":\"out of ink\"}}\n"));

        assertThatExceptionOfType(Trouble.class)
                .isThrownBy(() -> deliver().await())
                .withMessage("POST " + url + ": it answered 502 (out of ink)");
    }

    private Future<String> deliver() {
        return deliver(PATIENCE);
    }

    private Future<String> deliver(Patience patience) {
        NextService next = new NextService(services.vertx(), url, patience, () -> {});
        return Future.future(outcome -> services.vertx()
                .runOnContext(go ->
                        next.post("letter-1", heard).map(Translation::text).onComplete(outcome)));
    }

    private static void say(HttpServerRequest request, String lines) {
        if (!request.response().headWritten()) {
            request.response().setChunked(true).putHeader("Content-Type", Lines.TYPE);
        }
        request.response().write(lines);
    }

    private static void finish(HttpServerRequest request, String lines) {
        say(request, lines);
        request.response().end();
    }
}
