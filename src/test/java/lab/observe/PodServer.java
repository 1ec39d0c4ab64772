package lab.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** As much of the API server as a watch on pods needs: a list, and what changed after a version of it; and it can break off, and forget. */
final class PodServer implements AutoCloseable {

    private static final Pattern SINCE = Pattern.compile("resourceVersion=(\\d+)");

    private record Change(int version, String type, Object object) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Object> pods = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private int version = 1;
    private int forgotten;
    private boolean down;

    PodServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    synchronized void put(String name, String phase) {
        var pod = Map.of(
                "kind",
                "Pod",
                "apiVersion",
                "v1",
                "metadata",
                Map.of("name", name, "namespace", "default", "uid", name, "resourceVersion", "" + ++version),
                "status",
                Map.of("phase", phase));
        changed(pods.put(name, pod) == null ? "ADDED" : "MODIFIED", pod);
    }

    synchronized void delete(String name) {
        version++;
        changed("DELETED", pods.remove(name));
    }

    /** Breaks off every watch, and answers nothing more, until it is up again. */
    synchronized void down() {
        down = true;
        notifyAll();
    }

    synchronized void up() {
        down = false;
    }

    /** What changed until now is Gone: only a new list can tell. */
    synchronized void forget() {
        forgotten = version;
    }

    private void changed(String type, Object pod) {
        changes.add(new Change(version, type, pod));
        notifyAll();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = String.valueOf(exchange.getRequestURI().getQuery());
            // a client that was refused a WebSocket takes a long answer instead
            var refused =
                    "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"));
            if (isDown()) {
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            if (!refused && query.contains("watch=true")) {
                watch(exchange, query);
            } else if (!refused) {
                say(exchange, list());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isDown() {
        return down;
    }

    private synchronized Object list() {
        return Map.of(
                "kind",
                "PodList",
                "apiVersion",
                "v1",
                "metadata",
                Map.of("resourceVersion", "" + version),
                "items",
                List.copyOf(pods.values()));
    }

    private void watch(HttpExchange exchange, String query) throws IOException, InterruptedException {
        var asked = SINCE.matcher(query);
        var since = asked.find() ? Integer.parseInt(asked.group(1)) : 0;
        for (var next = next(since); next != null; next = next(since)) {
            since = next.version();
            say(exchange, Map.of("type", next.type(), "object", next.object()));
        }
    }

    /** Waits for it; null when the watch is to break off. */
    private synchronized Change next(int since) throws InterruptedException {
        while (!down) {
            if (since < forgotten) {
                return new Change(
                        forgotten,
                        "ERROR",
                        Map.of("kind", "Status", "apiVersion", "v1", "code", 410, "reason", "Gone"));
            }
            var next =
                    changes.stream().filter(change -> change.version() > since).findFirst();
            if (next.isPresent()) {
                return next.get();
            }
            wait();
        }
        return null;
    }

    private static void say(HttpExchange exchange, Object object) throws IOException {
        exchange.getResponseBody().write((JsonMapper.shared().writeValueAsString(object) + "\n").getBytes(UTF_8));
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        down();
        server.stop(0);
        threads.shutdownNow();
    }
}
