package lab.preflight;

import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of this package, in Korean or else English. */
final class Texts {

    private Texts() {}

    static String of(String bundle, String id, Locale language, Object... words) {
        return bundle(bundle, language).getString(id).formatted(words);
    }

    static boolean has(String bundle, String id) {
        return bundle(bundle, Locale.ENGLISH).containsKey(id);
    }

    private static ResourceBundle bundle(String name, Locale language) {
        var spoken = Locale.KOREAN.getLanguage().equals(language.getLanguage()) ? Locale.KOREAN : Locale.ENGLISH;
        return ResourceBundle.getBundle("lab.preflight." + name, spoken);
    }
}
