package letters.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.dns.AddressResolverOptions;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class UnknownNameTest {

    private static final URI NOWHERE = URI.create("http://ocr-servise:5001/ocr");

    @Test
    void a_name_that_does_not_resolve_is_named() {
        Vertx machine = Vertx.vertx();
        Vertx pod = Vertx.vertx(new VertxOptions()
                .setAddressResolverOptions(new AddressResolverOptions()
                        .addServer("127.0.0.1:"
                                + nameServer(machine).localAddress().port())));

        assertThatExceptionOfType(Trouble.class)
                .isThrownBy(() -> new NextService(pod, NOWHERE, Patience.once(Duration.ofSeconds(5)), () -> {})
                        .post("letter-1", new Heard())
                        .map(Translation::text)
                        .await())
                .withMessage("POST http://ocr-servise:5001/ocr: the name \"ocr-servise\" does not resolve");
        pod.close().await();
        machine.close().await();
    }

    /** Answers every query with NXDOMAIN: its own bytes, with the flags of that answer. */
    private static DatagramSocket nameServer(Vertx machine) {
        DatagramSocket socket = machine.createDatagramSocket();
        return socket.handler(query -> socket.send(
                        query.data().setByte(2, (byte) 0x81).setByte(3, (byte) 0x83),
                        query.sender().port(),
                        query.sender().host()))
                .listen(0, "127.0.0.1")
                .await();
    }
}
