package lab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The little of a Kubernetes API that a test needs, over HTTP: what is there is answered, what is applied is kept and echoed. */
final class FakeApi implements AutoCloseable {

    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final HttpServer server;
    private final Map<String, String> there = new ConcurrentHashMap<>();
    /** Each as {@code METHOD URI}, with the body of what was applied after it. */
    final List<String> applied = new CopyOnWriteArrayList<>();
    /** Parts of access reviews, such as {@code "resource":"leases"}, that are denied. */
    final List<String> denied = new CopyOnWriteArrayList<>();

    FakeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
        answers("/version", "{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"v1.34.4\"}");
        answers("/api/v1/namespaces/kube-system/pods", list("Pod"));
    }

    FakeApi answers(String path, String json) {
        there.put(path, json);
        return this;
    }

    /** The nodes there are, as JSON. */
    FakeApi nodes(String... nodes) {
        return answers("/api/v1/nodes", list("Node", nodes));
    }

    /** A node that is Ready. */
    static String node(String name, String label, String address, String... images) {
        return """
            {"kind":"Node","apiVersion":"v1",
             "metadata":{"name":"%s","labels":{"%s":""}},"spec":{},
             "status":{"addresses":[{"type":"Hostname","address":"%s"},{"type":"InternalIP","address":"%s"}],
                       "conditions":[{"type":"Ready","status":"True"}],
                       "images":[{"names":["%s"]}],
                       "nodeInfo":{"containerRuntimeVersion":"containerd://2.1.5"}}}
            """.formatted(name, label, name, address, String.join("\",\"", images));
    }

    static String list(String kind, String... items) {
        return "{\"kind\":\"%sList\",\"apiVersion\":\"v1\",\"items\":[%s]}".formatted(kind, String.join(",", items));
    }

    /** A kubeconfig in that folder with two contexts, of which {@code test} leads here. */
    Path kubeconfig(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("kubeconfig"), """
            apiVersion: v1
            kind: Config
            clusters: [{name: here, cluster: {server: "http://127.0.0.1:%d"}}]
            users: [{name: me, user: {token: secret}}]
            contexts:
            - {name: test, context: {cluster: here, user: me}}
            - {name: other, context: {cluster: here, user: me, namespace: own}}
            """.formatted(server.getAddress().getPort()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (uri.getPath().equals(REVIEWS)) {
            var review = body.replace(" ", "");
            send(
                    exchange,
                    201,
                    "{\"kind\":\"SelfSubjectAccessReview\",\"apiVersion\":\"authorization.k8s.io/v1\",\"spec\":{},"
                            + "\"status\":{\"allowed\":" + denied.stream().noneMatch(review::contains) + "}}");
        } else if (exchange.getRequestMethod().equals("PATCH")) {
            applied.add("PATCH " + uri + " " + body);
            if (body.contains("refused")) {
                send(
                        exchange,
                        422,
                        "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":422,\"message\":\"it is invalid\"}");
            } else {
                send(exchange, 200, body);
            }
        } else {
            var json = there.get(uri.getPath());
            send(exchange, json == null ? 404 : 200, json == null ? "{\"kind\":\"Status\",\"code\":404}" : json);
        }
    }

    private static void send(HttpExchange exchange, int code, String json) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, json.getBytes(UTF_8).length);
        exchange.getResponseBody().write(json.getBytes(UTF_8));
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
