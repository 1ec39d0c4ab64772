package letters;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The environment variables a service is set up with. */
public record Environment(Map<String, String> variables) {

    /** A variable that cannot be used; the message is one sentence for the person who set it. */
    public static final class Unusable extends IllegalArgumentException {
        private Unusable(String name, String value, String expected) {
            super("%s is \"%s\", expected %s".formatted(name, value, expected));
        }
    }

    /** A letter takes about 22 KB in OCR-Worker, two streams (measured), the rest is room: 1,000 in the 47 MB that a limit of 128 MiB leaves the heap. */
    private static final long HEAP_OF_A_LETTER = 45 << 10;

    private static final int MOST_AT_ONCE = 10_000;

    /** The variable's text; empty when it is not set or blank, as an unset field of a manifest is. */
    public String text(String name, String otherwise) {
        return Optional.ofNullable(variables.get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(otherwise);
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(String name, int otherwise, int least, int most) {
        String value = text(name, Integer.toString(otherwise));
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new Unusable(name, value, "a number from %d to %d".formatted(least, most));
        }
        return Integer.parseInt(value);
    }

    /** A time given in whole milliseconds, at most an hour. */
    public Duration millis(String name, int otherwise) {
        return Duration.ofMillis(number(name, otherwise, 0, 3_600_000));
    }

    /** LETTERS_AT_ONCE; unless that is set, as many as the heap has room for. */
    public int lettersAtOnce() {
        long room = Runtime.getRuntime().maxMemory() / HEAP_OF_A_LETTER;
        return number("LETTERS_AT_ONCE", (int) Math.min(MOST_AT_ONCE, room), 1, 1_000_000);
    }

    /** Beside these letters there is room for those who are told that there is no room, for the page, and for Kubernetes. */
    public int connectionsAtOnce() {
        return lettersAtOnce() * 5 / 4 + 100;
    }

    /** An http URL. Both {@code http://host:port} and the full endpoint are in use; the first gets the path given. */
    public URI url(String name, String otherwise, String path) {
        String value = text(name, otherwise);
        try {
            URI url = URI.create(value);
            if ("http".equalsIgnoreCase(url.getScheme()) && url.getHost() != null && url.getPort() <= 65_535) {
                return url.getPath().length() > 1 ? url : url.resolve(path);
            }
        } catch (IllegalArgumentException malformed) {
            // as unusable as another scheme
        }
        throw new Unusable(name, value, "an http URL such as " + otherwise);
    }
}
