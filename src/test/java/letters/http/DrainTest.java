package letters.http;

import static letters.Caller.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import letters.Caller;
import letters.Services;
import letters.frontend.Frontend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DrainTest {

    private static final Duration PROMPTLY = Duration.ofSeconds(2);

    private final Services services = new Services();
    private final Promise<Void> arrived = Promise.promise();
    private final Promise<Void> answer = Promise.promise();
    private final URI ocr = services.stub(request -> {
        arrived.tryComplete();
        answer.future().onSuccess(now -> request.response().end("translated"));
    });

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void an_in_flight_letter_is_finished_before_the_service_goes() {
        Frontend frontend = start(Duration.ofMillis(50));
        CompletableFuture<HttpResponse<String>> letter = later("POST", url(frontend, "/translate"), "");
        arrived.future().await();

        Future<Void> gone = services.stop(frontend);
        await("closed to new letters").untilAsserted(() -> assertClosed(frontend));
        assertThat(gone.isComplete()).as("gone with a letter in flight").isFalse();

        answer.complete();
        assertThat(letter.join().body()).contains("translated");
        assertThat(gone.toCompletionStage()).succeedsWithin(PROMPTLY);
    }

    @Test
    void while_draining_it_is_alive_but_not_ready_and_still_takes_letters() {
        Duration drain = Duration.ofMillis(600);
        Frontend frontend = start(drain);
        URI health = url(frontend, "/health/ready");
        Future<Void> gone = services.stop(frontend);
        await("not ready")
                .atMost(drain.dividedBy(2))
                .untilAsserted(() -> assertThat(Caller.get(health).statusCode()).isEqualTo(503));

        HttpResponse<String> ready = Caller.get(health);
        assertThat(ready.body()).isEqualTo("{\"status\":\"DRAINING\"}");
        assertThat(ready.headers().firstValue("Connection"))
                .as("told to come back to another pod")
                .hasValue("close");
        assertThat(Caller.get(url(frontend, "/health/live")).statusCode()).isEqualTo(200);
        answer.complete();
        assertThat(Caller.post(url(frontend, "/translate"), "").body()).contains("translated");

        assertThat(gone.toCompletionStage()).succeedsWithin(PROMPTLY);
        assertClosed(frontend);
    }

    @Test
    void before_that_it_is_ready_and_says_where_it_runs() {
        HttpResponse<String> ready = Caller.get(url(start(Duration.ZERO), "/health/ready"));

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(ready.headers().firstValue("X-Served-By")).hasValue("frontend-1@m02");
    }

    private Frontend start(Duration drain) {
        return services.start(new Frontend(new Frontend.Settings(
                new Pod("127.0.0.1", 0, "frontend-1@m02", drain, 100), ocr, Duration.ofSeconds(5))));
    }

    private static URI url(Frontend frontend, String path) {
        return Services.at(frontend.port(), path);
    }

    private static void assertClosed(Frontend frontend) {
        assertThatThrownBy(() -> Caller.get(url(frontend, "/"))).hasRootCauseInstanceOf(ClosedChannelException.class);
    }
}
