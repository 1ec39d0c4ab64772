package lab.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TunnelTest {

    /** As k3s 1.34.3 says it. */
    private static final String SAID = "error trying to reach service: proxy error from 127.0.0.1:6443 while dialing"
            + " 10.42.1.5:5002, code 502: 502 Bad Gateway";

    private static final String POD = """
            {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "translate"}, "spec": {"containers": [{"name": "app"}]}}
            """;

    private HttpServer api;
    private KubernetesClient kubernetes;
    /** What the node's kubelet answers when it is asked for the pod's log. */
    private int log = 200;

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/api/v1/namespaces/lab/pods/translate", request -> answer(request, 200, POD));
        api.createContext("/api/v1/namespaces/lab/pods/translate/log", request -> answer(request, log, "listening"));
        api.start();
        kubernetes = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://localhost:" + api.getAddress().getPort())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    @AfterEach
    void stop() {
        kubernetes.close();
        api.stop(0);
    }

    @Test
    void what_fails_at_once_on_a_node_that_answers_was_refused() {
        assertThat(explained(SAID, 40)).startsWith(SAID).contains("connection refused");
    }

    @Test
    void a_node_that_is_gone_refuses_nothing() {
        log = 502;
        assertThat(explained(SAID, 40)).isEqualTo(SAID);
    }

    @Test
    void neither_does_an_address_where_nobody_is_nor_another_proxy() {
        assertThat(explained(SAID, 3_000)).isEqualTo(SAID);
        assertThat(explained("502 Bad Gateway", 40)).isEqualTo("502 Bad Gateway");
    }

    private String explained(String said, long ms) {
        return new Tunnel(kubernetes, "lab").explained(said, "translate", ms);
    }

    private static void answer(HttpExchange request, int status, String body) throws IOException {
        request.sendResponseHeaders(status, 0);
        try (var answer = request.getResponseBody()) {
            answer.write(body.getBytes(UTF_8));
        }
    }
}
