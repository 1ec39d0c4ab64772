package letters.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The environment variables a service is set up with. What cannot be used fails with {@link BadSetting}. */
public record Env(Map<String, String> variables) {

    /** The variable's text; empty when it is not set or blank, as an unset field of a manifest is. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A TCP port; 0 stands for any free one. */
    public int port(String name, int otherwise) {
        return (int) number(name, otherwise, 65_535, "a port from 0 to 65535");
    }

    /** A time given in whole milliseconds, at most an hour. */
    public Duration millis(String name, long otherwise) {
        return Duration.ofMillis(number(name, otherwise, 3_600_000, "milliseconds from 0 to 3600000"));
    }

    /** A number of things, at least one. */
    public int count(String name, int otherwise) {
        int count = (int) number(name, otherwise, 1_000_000, "a number from 1 to 1000000");
        if (count == 0) {
            throw new BadSetting(name, "0", "a number from 1 to 1000000");
        }
        return count;
    }

    /** An http URL. Both {@code http://host:port} and the full endpoint are in use; the first gets the path given. */
    public URI url(String name, String otherwise, String path) {
        String value = text(name).orElse(otherwise);
        try {
            URI url = URI.create(value);
            if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || url.getPort() > 65_535) {
                throw badUrl(name, value, otherwise);
            }
            return url.getPath().length() > 1 ? url : url.resolve(path);
        } catch (IllegalArgumentException malformed) {
            throw badUrl(name, value, otherwise);
        }
    }

    private long number(String name, long otherwise, long most, String expected) {
        String value = text(name).orElse(Long.toString(otherwise));
        if (!value.matches("\\d{1,9}") || Long.parseLong(value) > most) {
            throw new BadSetting(name, value, expected);
        }
        return Long.parseLong(value);
    }

    private static BadSetting badUrl(String name, String value, String example) {
        return new BadSetting(name, value, "an http URL such as " + example);
    }
}
