package letters.frontend;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** A language the page is written in, with its texts. */
enum Language {
    KO,
    EN;

    private final Map<String, String> texts = load(tag() + ".properties");

    /** The first language the reader accepts and the page has; this is a Korean lab, so otherwise Korean. */
    static Language of(RoutingContext ctx) {
        return ctx.acceptableLanguages().stream()
                .flatMap(accepted ->
                        Arrays.stream(values()).filter(has -> has.tag().equals(accepted.tag())))
                .findFirst()
                .orElse(KO);
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    Map<String, String> texts() {
        return texts;
    }

    private static Map<String, String> load(String file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Asset.read(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
    }
}
