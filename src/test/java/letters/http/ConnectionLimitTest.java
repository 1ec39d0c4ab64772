package letters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ConnectionLimitTest {

    private final Vertx vertx =
            Vertx.builder().withTransport(new ConnectionLimit(2)).build();

    @Test
    void one_connection_too_many_waits_until_another_is_closed() throws IOException {
        int port = vertx.createHttpServer()
                .requestHandler(request -> request.response().end("taken"))
                .listen(0, "127.0.0.1")
                .await()
                .actualPort();
        // one after the other: of those that come in the same moment a few more are taken
        try (Socket first = asking(port);
                Socket second = asking(port)) {
            assertThat(List.of(
                            first.getInputStream().read(),
                            second.getInputStream().read()))
                    .containsOnly((int) 'H');
            try (Socket third = asking(port)) {
                third.setSoTimeout(200);
                assertThatExceptionOfType(SocketTimeoutException.class)
                        .isThrownBy(() -> third.getInputStream().read());

                first.shutdownOutput();
                third.setSoTimeout(5_000);
                assertThat(third.getInputStream().read()).isEqualTo('H');
            }
        } finally {
            vertx.close().await();
        }
    }

    private static Socket asking(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
