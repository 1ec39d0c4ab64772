package lab.cli;

import java.util.ResourceBundle;

/** What the commands say, in the language of the default locale: Korean, else English. */
final class Messages {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("lab.cli.messages");

    private Messages() {}

    static String of(String key, Object... arguments) {
        return BUNDLE.getString(key).formatted(arguments);
    }
}
