package lab.preflight;

import java.util.Locale;
import lab.diagnose.Spoken;

/** The sentences of this package, in Korean or else English. */
final class Texts {

    private static final String FOLDER = "lab.preflight.";

    private Texts() {}

    static String of(String bundle, String id, Locale language, Object... words) {
        return Spoken.texts(FOLDER + bundle, language).getString(id).formatted(words);
    }

    static boolean has(String bundle, String id) {
        return Spoken.texts(FOLDER + bundle, Locale.ENGLISH).containsKey(id);
    }
}
