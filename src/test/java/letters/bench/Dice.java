package letters.bench;

import java.util.SplittableRandom;

/** What chance decides about one request; the same seed and index always decide the same. */
final class Dice {

    private final SplittableRandom random;
    private final String path;

    Dice(long seed, int index, String path) {
        this.random = new SplittableRandom(seed * 1_000_003 + index);
        this.path = path;
    }

    /** Where the service takes letters. */
    String path() {
        return path;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String of(String... choices) {
        return choices[below(choices.length)];
    }

    String bytes(int count) {
        StringBuilder bytes = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            bytes.append((char) below(256));
        }
        return bytes.toString();
    }

    /** A letter's head with these lines in it, each with its end. */
    String head(String lines) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + lines + "\r\n";
    }

    String post(String lines, String body) {
        return head(lines + "Content-Length: " + body.length() + "\r\n") + body;
    }

    /** The same without a type of its own. */
    String request(String lines, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\n" + lines + "Content-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    String cut(String whole) {
        return whole.substring(0, below(whole.length()) + 1);
    }

    /** One to five bytes replaced, removed or doubled. */
    String mutate(String whole) {
        StringBuilder changed = new StringBuilder(whole);
        for (int times = 1 + below(5); times > 0; times--) {
            int at = below(changed.length());
            switch (below(3)) {
                case 0 -> changed.setCharAt(at, (char) below(256));
                case 1 -> changed.deleteCharAt(at);
                default -> changed.insert(at, changed.charAt(at));
            }
        }
        return changed.toString();
    }
}
