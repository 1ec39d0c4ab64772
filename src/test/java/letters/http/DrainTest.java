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

    private static final Duration DRAIN = Duration.ofMillis(600);
    private static final Duration PROMPTLY = Duration.ofSeconds(2);

    private final Services services = new Services();
    private final Promise<Void> arrived = Promise.promise();
    private final Promise<Void> answer = Promise.promise();
    private final Frontend frontend = services.start(new Frontend(new Frontend.Settings(
            new Pod("127.0.0.1", 0, "frontend-1@m02", DRAIN),
            services.stub(request -> {
                arrived.tryComplete();
                answer.future().onSuccess(now -> request.response().end("translated"));
            }), Duration.ofSeconds(5))));
    private final URI page = Services.at(frontend.port(), "/");

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void an_in_flight_letter_is_finished_before_the_service_goes() {
        CompletableFuture<HttpResponse<String>> letter = later("POST", page.resolve("translate"), "");
        arrived.future().await();

        Future<Void> gone = services.stop(frontend);
        await("closed to new letters").untilAsserted(this::assertClosed);
        assertThat(gone.isComplete()).as("gone with a letter in flight").isFalse();

        answer.complete();
        assertThat(letter.join().body()).contains("translated");
        assertThat(gone.toCompletionStage()).succeedsWithin(PROMPTLY);
    }

    @Test
    void while_draining_it_is_alive_but_not_ready_and_still_takes_letters() {
        Future<Void> gone = services.stop(frontend);

        URI health = page.resolve("health/ready");
        await("not ready").atMost(DRAIN.dividedBy(2)).untilAsserted(() -> assertThat(Caller.get(health).statusCode()).isEqualTo(503));
        HttpResponse<String> ready = Caller.get(health);
        assertThat(ready.body()).isEqualTo("{\"status\":\"DRAINING\"}");
        assertThat(ready.headers().firstValue("Connection")).as("told to come back to another pod").hasValue("close");
        assertThat(Caller.get(page.resolve("health/live")).statusCode()).isEqualTo(200);
        answer.complete();
        assertThat(Caller.post(page.resolve("translate"), "").body()).contains("translated");

        assertThat(gone.toCompletionStage()).succeedsWithin(PROMPTLY);
        assertClosed();
    }

    @Test
    void before_that_it_is_ready_and_says_where_it_runs() {
        HttpResponse<String> ready = Caller.get(page.resolve("health/ready"));

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(ready.headers().firstValue("X-Served-By")).hasValue("frontend-1@m02");
    }

    private void assertClosed() {
        assertThatThrownBy(() -> Caller.get(page)).hasRootCauseInstanceOf(ClosedChannelException.class);
    }
}
