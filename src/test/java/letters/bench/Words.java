package letters.bench;

/** What hostile requests are made of. */
final class Words {

    static final String LETTER = "{\"text\":\"Hello\"}";
    static final String[] LINE_ENDS = {"\r\n", "\n", "\r", "", "\0", " \r\n"};
    static final String[] REQUEST_LINES = {
        "", "GET", "GET /", "GET  / HTTP/1.1", "GET / HTTP/9.9", "GET / HTTP/1", "GET / HTP/1.1", "G\0T / HTTP/1.1", "GET\t/\tHTTP/1.1",
        "POST http://[::1 HTTP/1.1", "POST http://a:99999/translate HTTP/1.1", "CONNECT a:1 HTTP/1.1", "GET /%zz HTTP/1.1",
        "GET /%ff%fe HTTP/1.1", "GET /../../etc HTTP/1.1", "GET //// HTTP/1.1", "GET ? HTTP/1.1", "GET /?%zz=%& HTTP/1.1",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET /\u00e9\u00ff HTTP/1.1", "GET / HTTP/1.0", "OPTIONS * HTTP/1.1",
        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003"};
    static final String[] HEADERS = {
        "no colon", ": no name", "a\0b: c", "a : b", " folded: 1", "a: b\r\n folded", "a: \u00ff\u0001", "a: b\rc: d", "Content-Length: 5",
        "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 0x10", "Transfer-Encoding: chunked",
        "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: x", "Expect: 100-continue", "Expect: miracles",
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: !", "Host: b", "Connection: close, keep-alive, \u00e4",
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: a\r\nSec-WebSocket-Version: 13"};
    static final String[] READ_HEADERS = {
        "Accept", "Accept-Language", "X-Request-Id", "Cookie", "If-None-Match", "Range", "Origin", "Forwarded", "Content-Type"};
    static final String[] VALUES = {
        "", ",", ";", ";;q=", "q=", "*/*;q=2", "json", "application/x-ndjson", "application/x-ndjson, text/html", "ko;q=-1,en;q=NaN",
        "ko;q=1e999", "-", "--", "x-", "ko-", "a".repeat(65), "a".repeat(5_000), "a b", "\u00e9\u00ff\u0080", "../../..", "${jndi:x}",
        "%s%n%d", "\"", "\\", "a=b; a=b; =; ;", "bytes=0-9999999999", "\u001b[31m", "en-US-u-co-phonebk-x-y-z", "i-klingon, zh_TW, \u0000"};
    static final String[] CHUNKS = {
        "x\r\n", "-1\r\n", "ffffffffffffffff\r\n", "7fffffff\r\n{", "5\r\n{}\r\n0\r\n\r\n", "2\r\n{}0\r\n\r\n", "2\r\n{}\r\n", "0\r\n\r\n",
        "2;" + "x".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n", "2\r\n{}\r\n0\r\n" + "a: b\r\n".repeat(2_000) + "\r\n", "\r\n\r\n", "0x2\r\n{}\r\n",
        "1\r\n{\r\n".repeat(100), "2\n{}\n0\n\n", " 2 \r\n{}\r\n0\r\n\r\n", "2\r\n{}\r\n0\r\nContent-Length: 9\r\n\r\n"};
    static final String[] JSON = {
        "null", "true", "5", "-1", "-1000000", "-9223372036854775808", "9223372036854775807", "99999999999999999999", "1e999", "1e308",
        "-0.0", "0.5", "NaN", "\"5\"", "\"\"", "\" \"", "[]", "{}", "[[]]", "\"\\ud800\"", "\"\\u0000\"", "\"\\n\\u2028\"", "2147483648",
        "\"Hello\"", "\"" + "y".repeat(60_000) + "\"", "9".repeat(5_000), "1,\"text\":2", "4999", "1e-400"};
    static final String[] TYPES = {
        "", ";", "text/plain", "application/json; charset=\"", "application/json; charset=utf-16", "application/json; charset=x",
        "application/x-ndjson", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=" + "x".repeat(5_000), "application/xml", "application/json, text/plain", "\u00ff/\u00ff", "a/b/c"};

    private Words() {}
}
