package lab.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import lab.cluster.NoRedirects;

/** An API server that answers what a test has told it to, and its client. */
final class StubApi implements AutoCloseable {

    private record Answer(int status, String body, String location) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpServer server;
    /** The bodies of all requests. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final KubernetesClient kubernetes;

    StubApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        kubernetes = new KubernetesClientBuilder()
                .withHttpClientFactory(new NoRedirects())
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://localhost:" + server.getAddress().getPort())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    /** From now on; what nothing was said of is not found. */
    StubApi answers(String path, int status, String body) {
        answers.put(path, new Answer(status, body, ""));
        return this;
    }

    /** From now on that path leads elsewhere. */
    void redirects(String path, String location) {
        answers.put(path, new Answer(302, "", location));
    }

    private void answer(HttpExchange request) throws IOException {
        try (request) {
            asked.add(new String(request.getRequestBody().readAllBytes(), UTF_8));
            var answer = answers.getOrDefault(request.getRequestURI().getPath(), new Answer(404, "", ""));
            if (!answer.location().isEmpty()) {
                request.getResponseHeaders().set("Location", answer.location());
            }
            var bytes = answer.body().getBytes(UTF_8);
            request.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            request.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        kubernetes.close();
        server.stop(0);
    }
}
