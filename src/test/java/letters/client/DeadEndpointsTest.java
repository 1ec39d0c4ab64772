package letters.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import letters.Services;
import letters.wire.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stopped node's endpoints stay in the Service until Kubernetes notices, and close no connection: nothing at all is heard of them. */
@Order(Integer.MAX_VALUE)
@Timeout(60)
class DeadEndpointsTest {

    private static final String A = "127.0.0.1";
    private static final String B = "127.0.0.2";

    /** Those that Kubernetes takes for alive: any name leads to all of them, each connection to any. */
    private final List<String> endpoints = new CopyOnWriteArrayList<>(List.of(A, B));

    @AutoClose
    private final Services a = new Services();

    @AutoClose
    private final Services b = new Services();

    @AutoClose
    private final Services names = new Services();

    private final List<AutoCloseable> sockets = new ArrayList<>();
    /** The one whose letters go to those endpoints. */
    private final Vertx pod = pod();

    private Vertx pod() {
        DatagramSocket socket = names.vertx().createDatagramSocket();
        socket.handler(query -> {
            var sender = query.sender();
            socket.send(answer(query.data()), sender.port(), sender.host());
        });
        socket.listen(0, A).await();
        AddressResolverOptions dns = new AddressResolverOptions().setRoundRobinInetAddress(true);
        dns.addServer(A + ":" + socket.localAddress().port());
        return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setAddressResolverOptions(dns));
    }

    @AfterEach
    void close() throws Exception {
        pod.close().await();
        for (AutoCloseable socket : sockets) {
            socket.close();
        }
    }

    @Test
    void with_two_of_three_dead_the_connect_takes_little_time_and_every_letter_arrives() throws IOException {
        int port = a.stub(200, "안녕").getPort();
        endpoints.add("127.0.0.3");
        blackHole(B, port);
        blackHole("127.0.0.3", port);
        var all = IntStream.range(0, 40)
                .mapToObj(next -> pod.timer(1 + 50 * next).compose(sent -> connected(port)))
                .toList();
        List<Long> connects = Future.all(all).await().list();
        // each from the Frontend, and from OCR-Worker: both have no connection yet, and 8 s pass beside that
        var letters = IntStream.range(0, 20)
                .mapToObj(letter -> 8000 + connects.get(2 * letter) + connects.get(2 * letter + 1))
                .sorted()
                .toList();
        assertThat(connects.stream().sorted().toList().get(20))
                .as("median of %s", connects)
                .isLessThanOrEqualTo(600);
        assertThat(letters.get(10)).as("median of %s", letters).isLessThanOrEqualTo(9000);
    }

    /** How long a letter takes that needs a new connection, and no work. */
    private Future<Long> connected(int port) {
        long started = now();
        return postman(port, 10_000).take(null).map(text -> {
            assertThat(text).isEqualTo("안녕");
            return now() - started;
        });
    }

    @Test
    void when_all_are_dead_or_there_is_no_such_name_that_is_said() throws IOException {
        int port = a.stub(200, "안녕").getPort();
        endpoints.remove(A);
        blackHole(B, port);
        assertFails(port, "no connection within 1500 ms");

        endpoints.clear();
        assertFails(port, "the name \"ocr.test\" does not resolve");
    }

    @Test
    void the_letter_of_a_silent_replica_goes_on_elsewhere_from_where_it_was() {
        Postman postman = postman(pods(), 10_000);
        Future<String> letter = postman.take("Hello");
        JsonObject begun = begun(postman);
        await("some of it is done").until(() -> now() - begun.getLong("heard_ms") > 700);
        boolean first = begun.getString("pod").equals("a");
        endpoints.remove(first ? A : B);
        stop(first ? a.vertx() : b.vertx(), 5);
        long died = now() - begun.getLong("heard_ms");

        assertThat(letter.await()).isNotEmpty();
        JsonObject lost = postman.heard("reason").get(0);
        long noticed = lost.getLong("heard_ms") - begun.getLong("heard_ms");
        assertThat(noticed - died).as("silent until noticed").isBetween(1200L, 2500L);
        long done = lost.getLong("elapsed_ms");
        assertThat(done).as("done, as far as is known").isBetween(died - 400, died);
        JsonObject second = postman.heard("pod").get(1);
        assertThat(second.getString("pod")).isEqualTo(first ? "b" : "a");
        assertThat(second.getLong("elapsed_ms")).isEqualTo(done);
    }

    @Test
    void a_service_whose_own_event_loop_stood_still_blames_nobody() {
        Postman postman = postman(pods(), 10_000);
        Future<String> letter = postman.take("Hello");
        begun(postman);
        stop(pod, 2);

        assertThat(letter.await()).isNotEmpty();
        assertThat(postman.heard("retry")).isEmpty();
    }

    /** Two replicas on the same port, each with an event loop of its own. */
    private int pods() {
        int port = a.translate("POD_NAME=a", "TRANSLATE_DELAY_MS=2500").getPort();
        b.translate("POD_NAME=b", "TRANSLATE_DELAY_MS=2500", "HOST=" + B, "PORT=" + port);
        return port;
    }

    private Postman postman(int port, int retryForMillis) {
        return Postman.to(URI.create("http://ocr.test:" + port + "/translate"), pod, retryForMillis);
    }

    private void assertFails(int port, String why) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(postman(port, 50).take(null)::await)
                .withMessage("POST http://ocr.test:" + port + "/translate: " + why);
    }

    private static JsonObject begun(Postman postman) {
        await("begun").until(() -> !postman.heard("pod").isEmpty());
        return postman.heard("pod").get(0);
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    /** Its event loop reads and writes nothing for so long. */
    private static void stop(Vertx machine, int seconds) {
        machine.runOnContext(still -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds)));
    }

    /** A full backlog makes Linux drop further connection attempts, as a dead node does. */
    private void blackHole(String endpoint, int port) throws IOException {
        sockets.add(new ServerSocket(port, 1, InetAddress.getByName(endpoint)));
        sockets.add(new Socket(endpoint, port));
        sockets.add(new Socket(endpoint, port));
    }

    /** The question comes back, which ends with its type, 1 for IPv4, and its class; then this name's addresses, to be forgotten at once. */
    private Buffer answer(Buffer query) {
        List<String> found = query.getShort(query.length() - 4) == 1 ? endpoints : List.of();
        Buffer answer = query.copy().setShort(6, (short) found.size());
        answer.setShort(2, (short) (endpoints.isEmpty() ? 0x8183 : 0x8180));
        for (String endpoint : found) {
            answer.appendInt(0xc00c0001).appendShort((short) 1).appendInt(0).appendShort((short) 4);
            answer.appendBytes(NetUtil.createByteArrayFromIpAddressString(endpoint));
        }
        return answer;
    }
}
