package letters.server;

import static letters.Caller.JSON;
import static letters.Caller.LETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import letters.Caller;
import letters.Services;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a replica takes: not too much at once, what is counted of it, and how it goes. */
@Timeout(30)
class AdmissionTest {

    @AutoClose
    private final Services services = new Services();

    private final Promise<Void> arrived = Promise.promise();
    private final Promise<Void> answer = Promise.promise();
    private final Promise<Void> goAway = Promise.promise();
    private final URI ocr = services.stub(request -> {
        arrived.tryComplete();
        answer.future().onSuccess(now -> request.response().end("translated"));
    });

    @Test
    void one_letter_too_many_is_told_to_come_back() {
        URI translate = services.translate("TRANSLATE_DELAY_MS=1000", "LETTERS_AT_ONCE=1");
        var first = Caller.later("POST", translate, LETTER, JSON);
        await("worked on").until(() -> metrics(translate).contains("letters_in_flight 1.0"));
        var second = Caller.post(translate, LETTER, JSON);

        Caller.assertProblem(second, 503).startsWith("This replica works on 1 letters already");
        assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(second.headers().firstValue("Connection")).hasValue("close");
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(metrics(translate))
                .contains("letters_total{outcome=\"503\"} 1.0", "letters_total{outcome=\"translated\"} 1.0")
                .contains("letter_stage_seconds_sum{stage=\"translate\"} 1.0")
                .contains("letters_in_flight 0.0", "letter_retries_total 0.0");
    }

    @Test
    void requests_that_take_no_answer_cost_their_connection_when_they_are_too_many() {
        // room for 101 requests: those of one connection, and some of the other's
        URI live = services.translate("LETTERS_AT_ONCE=1").resolve("/health/live");
        var connections = List.of(services.connect(live, 0), services.connect(live, 0));
        AtomicBoolean closed = new AtomicBoolean();
        connections.forEach(connection -> connection.closeHandler(end -> closed.set(true)));
        RequestOptions ask = new RequestOptions().setURI("/health/live");
        for (int request = 0; request < 120; request++) {
            var sent = connections.get(request / 60).request(ask).compose(HttpClientRequest::send);
            sent.onSuccess(answered -> answered.exceptionHandler(cut -> {}));
        }

        await("closed").untilTrue(closed);
        assertThat(Caller.get(live).statusCode()).isEqualTo(200);
    }

    @Test
    void one_connection_too_many_waits_until_another_is_closed() throws IOException {
        Vertx vertx = Vertx.builder().withTransport(ConnectionLimit.of(2)).build();
        var server = vertx.createHttpServer();
        server.requestHandler(request -> request.response().end("taken"));
        int port = server.listen(0, "127.0.0.1").await().actualPort();
        // one after the other: of those that come in the same moment a few more are taken
        Socket first = asking(port);
        assertThat(first.getInputStream().read()).isEqualTo('H');
        // held until the end: one that nobody refers to is closed by the garbage collector
        Socket second = asking(port);
        assertThat(second.getInputStream().read()).isEqualTo('H');
        Socket third = asking(port);
        third.setSoTimeout(200);
        assertThatThrownBy(() -> third.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        first.close();
        third.setSoTimeout(5_000);
        assertThat(third.getInputStream().read()).isEqualTo('H');
        second.close();
        vertx.close().await();
    }

    @Test
    void an_in_flight_letter_is_finished_before_the_service_goes() {
        URI frontend = services.frontend(ocr);
        var letter = Caller.later("POST", frontend, "");
        services.connect(frontend, 65_535).goAwayHandler(said -> goAway.tryComplete());
        arrived.future().await();

        Future<Void> gone = services.stop(frontend);
        await("closed to new letters").untilAsserted(() -> assertClosed(frontend));
        // to those who share a connection
        goAway.future().await();
        assertThat(gone.isComplete()).as("gone with a letter in flight").isFalse();

        answer.complete();
        assertThat(letter.join().body()).contains("translated");
        assertThat(gone.toCompletionStage()).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void while_draining_it_is_alive_but_not_ready_and_still_takes_letters() {
        URI frontend = services.frontend(ocr, "DRAIN_MS=2000");
        URI health = frontend.resolve("/health/ready");
        assertThat(Caller.get(health).body()).isEqualTo("{\"status\":\"UP\"}");
        Future<Void> gone = services.stop(frontend);
        await("not ready").until(() -> Caller.get(health).statusCode() == 503);

        var ready = Caller.get(health);
        assertThat(ready.body()).isEqualTo("{\"status\":\"DRAINING\"}");
        // the next connection leads to another pod
        assertThat(ready.headers().firstValue("Connection")).hasValue("close");
        assertThat(Caller.get(frontend.resolve("/health/live")).statusCode()).isEqualTo(200);
        answer.complete();
        assertThat(Caller.post(frontend, "").body()).contains("translated");

        assertThat(gone.toCompletionStage()).succeedsWithin(10, TimeUnit.SECONDS);
        assertClosed(frontend);
    }

    private static void assertClosed(URI frontend) {
        assertThatThrownBy(() -> Caller.get(frontend)).hasCauseInstanceOf(ConnectException.class);
    }

    private static Socket asking(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes());
        return socket;
    }

    private static String metrics(URI service) {
        return Caller.get(service.resolve("/metrics")).body();
    }
}
