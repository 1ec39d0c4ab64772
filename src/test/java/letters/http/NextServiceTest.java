package letters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import letters.Services;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class NextServiceTest {

    private static final Services SERVICES = new Services();
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @AfterAll
    static void stop() {
        SERVICES.close();
    }

    @Test
    void a_port_nobody_listens_on_refuses() throws IOException {
        URI url;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = Services.at(free.getLocalPort(), "/ocr");
        }
        assertProblem(url, 502, "refused", "connection refused, nothing listens there");
    }

    @Test
    void a_pod_on_a_dead_node_is_given_up_after_half_a_second() throws IOException {
        // A full backlog makes Linux drop further connection attempts, as a dead node does.
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = connect(full);
                Socket second = connect(full)) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertProblem(Services.at(full.getLocalPort(), "/ocr"), 504, "silent", "no connection within 500 ms");
        }
    }

    @Test
    void an_answer_that_does_not_come_is_given_up() {
        assertProblem(SERVICES.stub(request -> {}), Duration.ofMillis(100), 504, "late", "no answer within 100 ms");
    }

    @Test
    void a_connection_that_breaks_is_told_apart() {
        assertProblem(
                SERVICES.stub(request -> request.connection().close()),
                502,
                "broken",
                "the connection broke before the answer was complete");
    }

    @Test
    void an_error_of_the_next_service_is_passed_on_with_its_reason() {
        assertProblem(SERVICES.stub(503, "<html>"), 502, "failed", "it answered 503");
        assertProblem(
                SERVICES.stub(500, "{\"detail\": \"" + "x".repeat(1000) + "\"}"),
                502,
                "failed",
                "it answered 500 (" + "x".repeat(300) + ")");
    }

    @Test
    void an_answer_without_a_text_is_not_a_result() {
        assertProblem(SERVICES.stub(200, " \n"), 502, "empty", "it answered 200, but with no text");
    }

    @Test
    void each_letter_gets_a_connection_of_its_own_so_that_replicas_share_the_work() {
        Set<Integer> connections = ConcurrentHashMap.newKeySet();
        URI url = SERVICES.stub(request -> {
            if (request.method() == HttpMethod.POST) {
                connections.add(request.remoteAddress().port());
            }
            request.response().end("text");
        });
        NextService next = new NextService(SERVICES.vertx(), url, Patience.of(PATIENCE), () -> {});
        IntStream.range(0, 3).forEach(letter -> post(next).await());

        assertThat(connections).hasSize(3);
    }

    private static Socket connect(ServerSocket server) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
        return socket;
    }

    private static Future<String> post(NextService next) {
        return Future.future(answer -> SERVICES.vertx()
                .runOnContext(go -> next.post("letter-1", new Heard())
                        .map(Translation::text)
                        .onComplete(answer)));
    }

    private static void assertProblem(URI url, int status, String kind, String cause) {
        assertProblem(url, PATIENCE, status, kind, cause);
    }

    private static void assertProblem(URI url, Duration patience, int status, String kind, String cause) {
        assertThatExceptionOfType(Trouble.class)
                .isThrownBy(() -> post(new NextService(SERVICES.vertx(), url, Patience.once(patience), () -> {}))
                        .await())
                .extracting(Trouble::problem)
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(status);
                    assertThat(problem.kind()).isEqualTo(kind);
                    assertThat(problem.detail()).isEqualTo("POST " + url + ": " + cause);
                });
    }
}
