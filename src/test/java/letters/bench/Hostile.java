package letters.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A hostile request, a byte a character, frames as in RFC 9113; by the thousand: no failure, no hang, no crash, and nothing stays behind. */
record Hostile(Random any, String path, String kind) {

    private static final int REQUESTS = Integer.getInteger("hostile", 10_000);
    /** A 5xx, but neither 503, busy, nor 501, an unknown method refused; in HTTP/2 the one byte that stands for 500 in a head. */
    private static final Pattern FAILED = Pattern.compile("HTTP/1.. 5(?!01|03)|\\x01[\\x04\\x05]\\x00[\\s\\S]{3}\\x8e");

    private static final String KINDS = "random-bytes\nrequest-line\nlong-path\nhuge-header\nheader-flood\nodd-header\n"
            + "chunking\nodd-json\ndeep-json\noversize\npromised\npipelined\nh2-random\nh2-rapid-reset\n"
            + "h2-continuation-flood\nh2-zero-window\nh2-many-streams\nh2-header-bomb\nh2-flood\nh2-empty-data";
    private static final String H1 = " HTTP/1.1\r\nHost: a\r\n";
    private static final String TYPE = "Content-Type: application/json\r\n";
    private static final String HELLO = "{\"text\":\"Hello\"}";
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final String REQUEST_LINES = "\nGET\nGET  / HTTP/1.1\nGET / HTTP/9.9\nG\0T / HTTP/1.1\n"
            + "POST http://[::1 HTTP/1.1\nCONNECT a:1 HTTP/1.1\nGET /%zz HTTP/1.1\nGET /../../etc HTTP/1.1\n"
            + "OPTIONS * HTTP/1.1\nPRI * HTTP/2.0\nBREW / HTTP/1.1\n\u0016\u0003\u0001\u0002";
    private static final String HEADERS = "no colon\n: no name\na\0b: c\n folded: 1\nContent-Length: -1\n"
            + "Content-Length: 9\nExpect: miracles\nTransfer-Encoding: x\nAccept-Language: ko;q=NaN,-\n"
            + "X-Request-Id: \u001b[31m\nAccept: application/x-ndjson, */*;q=2\nContent-Encoding: gzip\n"
            + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: !\n"
            + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\n"
            + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: a\r\nSec-WebSocket-Version: 13";
    private static final String CHUNKS = "x\r\n\n-1\r\n\nffffffffffffffff\r\n\n7fffffff\r\n{\n2\r\n{}0\r\n\r\n\n"
            + "1\r\n{\r\n".repeat(100) + "\n2;" + "x".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n";
    private static final String VALUES = "null\n5\n-1\n1e999\n99999999999999999999\nNaN\n\"\"\n\"Hello\"\n[[]]\n"
            + "\"\\ud800\"\n\"\\u0000\"\n" + "9".repeat(5_000);
    private static final String PROMISES = "Content-Length: 65537\nContent-Length: 9999999999\nContent-Length: 100";
    private static final String OPEN = PREFACE + frame(4, 0, 0, "");
    private static final String NO_WINDOW = PREFACE + frame(4, 0, 0, "\0\u0004\0\0\0\0");
    private static final String BOMB = "@\u0001a\u007f\u0080\u001f";
    private static final String MORE = frame(9, 0, 1, "") + "\n" + frame(9, 0, 1, "\0\u0001a\u0001b");
    private static final String FLOODS = frame(6, 0, 0, "12345678") + "\n" + frame(4, 0, 0, "") + "\n"
            + frame(2, 0, 3, "\0\0\0\0\0") + "\n" + frame(8, 0, 0, "\u007f\u00ff\u00ff\u00ff");

    String request() {
        return switch (kind) {
            case "random-bytes" -> bytes(2048);
            case "request-line" -> one(any, REQUEST_LINES) + "\r\nHost: a\r\n\r\n";
            case "long-path" -> "GET /" + one(any, "a\n%\n%ff\n../\n?a=").repeat(upTo(20_000)) + H1 + "\r\n";
            case "huge-header" -> post("X: " + "x".repeat(8_000 + upTo(60_000)) + "\r\n", "{}");
            case "header-flood" -> post((one(any, "a: b\nAccept: json") + "\r\n").repeat(100 + upTo(3_000)), "{}");
            case "odd-header" -> post(one(any, HEADERS) + "\r\n", HELLO);
            case "chunking" -> "POST " + path + H1 + "Transfer-Encoding: chunked\r\n\r\n" + one(any, CHUNKS);
            case "odd-json" -> post("", "{\"text\":" + one(any, VALUES) + ",\"elapsed_ms\":" + one(any, VALUES) + "}");
            case "deep-json" -> post("", one(any, "[\n{\"a\":\n{\"text\":").repeat(upTo(8_000)));
            case "oversize" -> post("", "x".repeat(65_000 + upTo(400_000)));
            case "promised" -> "POST " + path + H1 + one(any, PROMISES) + "\r\n\r\n{";
            case "pipelined" -> post("", HELLO).repeat(upTo(10));
            case "h2-zero-window" -> NO_WINDOW + each(50, stream -> head(stream, 4) + frame(0, 1, stream, HELLO));
            case "h2-random" -> OPEN + frame(any.nextInt(12), upTo(255), any.nextInt(9), bytes(200)) + bytes(200);
            case "h2-rapid-reset" -> OPEN + each(500, stream -> head(stream, 4) + frame(3, 0, stream, "\0\0\0\u0008"));
            case "h2-continuation-flood" -> OPEN + head(1, 0) + one(any, MORE).repeat(5_000);
            case "h2-many-streams" -> OPEN + each(3_000, stream -> head(stream, 4));
            case "h2-header-bomb" -> OPEN + frame(1, 5, 1, "\u0083\u0086" + BOMB.repeat(upTo(50)) + "x".repeat(8_000));
            case "h2-empty-data" -> OPEN + head(1, 4) + frame(0, 0, 1, "").repeat(3_000);
            default -> OPEN + one(any, FLOODS).repeat(3_000);
        };
    }

    private int upTo(int most) {
        return 1 + any.nextInt(most);
    }

    private String bytes(int most) {
        return any.ints(upTo(most), 0, 256).mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** One of these, each on a line of its own; those of HTTP end in another way. */
    private static String one(Random any, String choices) {
        String[] lines = choices.split("(?<!\r)\n", -1);
        return lines[any.nextInt(lines.length)];
    }

    private String post(String lines, String body) {
        return "POST " + path + H1 + TYPE + lines + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** The head of a letter: POST, http, the path, JSON. */
    private String head(int stream, int flags) {
        String type = "\u000f\u0010\u0010application/json";
        return frame(1, flags, stream, "\u0083\u0086\u0004" + (char) path.length() + path + "\u0001\u0001a" + type);
    }

    /** One after the other, on streams of their own. */
    private static String each(int streams, IntFunction<String> frames) {
        var numbers = IntStream.iterate(1, stream -> stream + 2).limit(streams);
        return numbers.mapToObj(frames).collect(Collectors.joining());
    }

    private static String frame(int type, int flags, int stream, String payload) {
        int length = payload.length();
        String head = "" + (char) (length >> 8) + (char) (length & 255) + (char) type + (char) flags;
        return "\0" + head + "\0\0" + (char) (stream >> 8) + (char) (stream & 255) + payload;
    }

    static void fuzz() throws Exception {
        try (Chain chain = Chain.start("128m", "OCR_DELAY_MS=20", "TRANSLATE_DELAY_MS=20", "RETRY_FOR_MS=2000")) {
            for (Chain.Replica replica : chain.replicas()) {
                // What is loaded and pooled once is no leak: counted from the state after another, smaller attack.
                attack(replica, REQUESTS / 10, 1);
                long before = replica.heapKib();
                String failed = attack(replica, REQUESTS, 2);
                Bench.check(replica.service() + ", failures of " + REQUESTS, failed.equals("{}"), failed);
                long grown = replica.heapKib() - before;
                Bench.check(replica.service() + ", heap grown by", grown <= 2 << 10, grown + " KiB");
            }
            Letters.send(chain, Letters.WHOLE, 1).check("a letter afterwards", 1, 1);
        }
    }

    private static String attack(Chain.Replica replica, int requests, int seed) throws InterruptedException {
        Map<String, Integer> failed = new ConcurrentSkipListMap<>();
        ExecutorService callers = Executors.newFixedThreadPool(Integer.getInteger("callers", 64));
        for (int request = 0; request < requests; request++) {
            Random any = new Random(seed * 1_000_003L + request);
            callers.execute(() -> {
                Hostile hostile = new Hostile(any, replica.url().getPath(), one(any, KINDS));
                String answer = answer(replica, hostile.request());
                if (answer.equals("refused") || FAILED.matcher(answer).find()) {
                    failed.merge(hostile.kind(), 1, Integer::sum);
                }
            });
        }
        callers.shutdown();
        if (!callers.awaitTermination(10, TimeUnit.MINUTES)) {
            failed.put("hangs", callers.shutdownNow().size());
        }
        replica.await("/metrics", "letters_in_flight 0");
        return failed.toString();
    }

    /** What comes back until the service closes the connection or says nothing more; only a connection refused is a failure. */
    private static String answer(Chain.Replica replica, String request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(replica.url().getHost(), replica.url().getPort())) {
            socket.setSoTimeout(300);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().transferTo(answer);
        } catch (java.net.ConnectException dead) {
            return "refused";
        } catch (IOException cutOff) {
            // Silent, or the service would hear no more: its right.
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
