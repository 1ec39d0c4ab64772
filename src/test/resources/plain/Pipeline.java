import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.*;
import java.net.http.*;
import java.time.Duration;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
/** The lab as somebody else would write it: the JDK alone, one program, its role the first argument. THREADS=1 makes it one that blocks. */
public class Pipeline {
    static final String LETTER = "Hello from your child";
    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofMillis(1500)).build();
    static final AtomicInteger IN_FLIGHT = new AtomicInteger();
    static HttpServer server;

    public static void main(String[] roles) throws IOException {
        String role = roles.length == 1 ? roles[0] : "";
        int port = Integer.parseInt(env("PORT", role.equals("ocr") ? "5001" : role.equals("translate") ? "5002" : "5000"));
        int threads = Integer.parseInt(env("THREADS", "0"));
        server = HttpServer.create(new InetSocketAddress(port), 128);
        server.setExecutor(threads > 0 ? Executors.newFixedThreadPool(threads) : Executors.newCachedThreadPool());
        on("GET", "/healthz", 0, () -> "ok");
        switch (role) {
            case "frontend" -> {
                on("GET", "/", 0, () -> page(""));
                on("POST", "/translate", 0, () -> page(ask("OCR_SERVICE_URL", "/ocr", "{}")));
            }
            case "ocr" -> on("POST", "/ocr", 5000, () -> ask("TRANSLATE_SERVICE_URL", "/translate", "{\"text\": \"" + LETTER + "\"}"));
            case "translate" -> on("POST", "/translate", 3000, () -> "{\"translated_text\": \""
                    + env("TRANSLATION", "'" + LETTER + "' >> 자녀로부터 온 편지입니다. 안녕하세요.") + "\"}");
            default -> throw new IllegalArgumentException("the one argument is frontend, ocr or translate");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Pipeline::finish));
        server.start();
        System.out.println(role + " listens on port " + port);
    }

    static void on(String method, String path, int millis, Callable<String> work) {
        server.createContext(path, exchange -> {
            IN_FLIGHT.incrementAndGet();
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                boolean here = exchange.getRequestURI().getPath().equals(path) && exchange.getRequestMethod().equals(method);
                int status = here ? 200 : 404;
                String answer = "nothing here";
                try {
                    if (here) { Thread.sleep(millis); answer = work.call(); }
                } catch (Exception failed) {
                    status = 502;
                    System.out.println(answer = path + " failed: " + failed.getMessage());
                }
                byte[] bytes = answer.getBytes("UTF-8");
                String type = answer.startsWith("<") ? "text/html" : answer.startsWith("{") ? "application/json" : "text/plain";
                exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            } finally { IN_FLIGHT.decrementAndGet(); }
        });
    }

    static String ask(String variable, String path, String body) throws Exception {
        String url = env(variable, null);
        if (url == null) throw new IllegalStateException(variable + " is not set");
        var request = HttpRequest.newBuilder(URI.create(url.replaceFirst("^(\\w+://[^/]+)/?$", "$1" + path)))
                .timeout(Duration.ofSeconds(20)).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
        for (int attempt = 1; ; attempt++) {
            try {
                var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) return answer.body();
                throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            } catch (ConnectException | HttpConnectTimeoutException lost) {
                if (attempt == 5) throw new IOException(request.uri() + ": " + lost, lost);
                Thread.sleep(250);
            }
        }
    }

    static String page(String result) {
        return "<!doctype html><meta charset=utf-8><form action=/translate method=post><button>샘플 편지 번역 요청하기</button></form><p>"
                + result.replaceAll(".*\"translated_text\": *\"([^\"]*)\".*", "$1").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Letters still come until every node knows that this pod goes; then what is in flight is finished. */
    static void finish() {
        for (int tenths = 0; tenths < 20 || tenths < 200 && IN_FLIGHT.get() > 0; tenths++) LockSupport.parkNanos(100_000_000);
        Runtime.getRuntime().halt(0);
    }

    static String env(String name, String otherwise) { return System.getenv().getOrDefault(name, otherwise); }
}
