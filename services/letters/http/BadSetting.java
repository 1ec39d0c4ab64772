package letters.http;

/** An environment variable that cannot be used; the message is one sentence for the person who set it. */
public final class BadSetting extends IllegalArgumentException {

    BadSetting(String name, String value, String expected) {
        super("%s is \"%s\", expected %s".formatted(name, value, expected));
    }
}
