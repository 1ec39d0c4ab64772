package letters.bench;

import java.util.List;
import java.util.function.Function;
import letters.bench.Exchange.Ending;

/** The ways in which a request can be hostile. */
enum Hostile {
    RANDOM_BYTES(Ending.AFTER_SILENCE, dice -> dice.bytes(dice.below(2048) + 1)),
    REQUEST_LINE(
            Ending.AFTER_SILENCE, dice -> dice.of(Words.REQUEST_LINES) + dice.of(Words.LINE_ENDS) + "Host: a\r\n\r\n"),
    LONG_PATH(
            Ending.AFTER_ANSWER,
            dice -> "GET /" + dice.of("a", "%", "%ff", "../", "?a=").repeat(1 + dice.below(20_000))
                    + " HTTP/1.1\r\nHost: a\r\n\r\n"),
    HUGE_HEADER(Ending.AFTER_ANSWER, dice -> dice.post("X: " + "x".repeat(8_000 + dice.below(60_000)) + "\r\n", "{}")),
    HEADER_FLOOD(
            Ending.AFTER_ANSWER,
            dice -> dice.post(
                    dice.of("a: b\r\n", "Accept: json\r\n", "X-Request-Id: a\r\n")
                            .repeat(100 + dice.below(3_000)),
                    "{}")),
    BROKEN_HEADER(Ending.AFTER_SILENCE, dice -> dice.post(dice.of(Words.HEADERS) + "\r\n", Words.LETTER)),
    /** A header the services read, with anything in it. */
    ODD_HEADER(
            Ending.AFTER_ANSWER,
            dice -> dice.post(dice.of(Words.READ_HEADERS) + ": " + dice.of(Words.VALUES) + "\r\n", Words.LETTER)),
    CHUNKING(Ending.AFTER_SILENCE, dice -> dice.head("Transfer-Encoding: chunked\r\n") + dice.of(Words.CHUNKS)),
    ENCODING(
            Ending.AFTER_ANSWER,
            dice -> dice.post(
                    "Content-Encoding: " + dice.of("gzip", "br", "zstd", "deflate", "x") + "\r\n",
                    dice.bytes(dice.below(500)))),
    UTF8(
            Ending.AFTER_ANSWER,
            dice -> dice.post(
                    "", "{\"text\":\"" + dice.bytes(1 + dice.below(50)).replace('"', '\\') + "\"}")),
    DEEP_JSON(
            Ending.AFTER_ANSWER,
            dice -> dice.post(
                    "", dice.of("[", "{\"a\":", "{\"text\":", "[{\"\":[").repeat(1 + dice.below(8_000)))),
    ODD_JSON(
            Ending.AFTER_ANSWER,
            dice -> dice.post(
                    "", "{\"text\":%s,\"elapsed_ms\":%s}".formatted(dice.of(Words.JSON), dice.of(Words.JSON)))),
    BUNDLE(
            Ending.AFTER_ANSWER,
            dice -> dice.request(
                    "Content-Type: application/x-ndjson\r\n",
                    "{\"letter\":%s,\"text\":%s,\"elapsed_ms\":%s,\"request_id\":%s}\n%s"
                            .formatted(
                                    dice.of(Words.JSON),
                                    dice.of(Words.JSON),
                                    dice.of(Words.JSON),
                                    dice.of(Words.JSON),
                                    dice.of("", "\n", "{", "[]\n", "{\"letter\":1,\"text\":\"Hello\"}\n"))
                            .repeat(1 + dice.below(3)))),
    METHOD(
            Ending.AFTER_ANSWER,
            dice -> dice.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "get", "HEAD") + " "
                    + dice.of(dice.path(), "/", "/metrics", "/health/ready", "*") + " HTTP/1.1\r\nHost: a\r\n\r\n"),
    TYPE(
            Ending.AFTER_ANSWER,
            dice -> dice.request(
                    "Content-Type: " + dice.of(Words.TYPES) + "\r\n",
                    dice.of(
                            Words.LETTER,
                            "text=%zz&%",
                            "a=b&".repeat(5_000),
                            "--x\r\nContent-Disposition: form-data; name=\r\n\r\n"))),
    OVERSIZE(Ending.AFTER_ANSWER, dice -> dice.post("", "x".repeat(65_000 + dice.below(400_000)))),
    PROMISED(
            Ending.AFTER_SILENCE,
            dice -> dice.head("Content-Length: " + dice.of("65537", "9999999999", "100") + "\r\n") + "{"),
    PIPELINED(
            Ending.AFTER_ANSWER,
            dice -> dice.post("", dice.of(Words.LETTER, "{")).repeat(1 + dice.below(10))),
    MUTATION(Ending.AFTER_SILENCE, dice -> dice.mutate(dice.post("Accept: application/x-ndjson\r\n", Words.LETTER))),
    VANISHING(
            Ending.VANISH, dice -> dice.cut(dice.post(dice.of("", "Accept: application/x-ndjson\r\n"), Words.LETTER)));

    private static final List<Hostile> ALL = List.of(values());

    private final Ending ending;
    private final Function<Dice, String> request;

    Hostile(Ending ending, Function<Dice, String> request) {
        this.ending = ending;
        this.request = request;
    }

    static Hostile any(Dice dice) {
        return ALL.get(dice.below(ALL.size()));
    }

    Ending ending() {
        return ending;
    }

    /** A request of this kind, a byte a character. */
    String request(Dice dice) {
        return request.apply(dice);
    }
}
