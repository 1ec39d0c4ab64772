package lab.grade;

import java.util.Locale;
import java.util.ResourceBundle;
import lab.diagnose.Spoken;

/** What a grade says in one language: Korean, else English. */
record Words(ResourceBundle bundle) {

    static Words in(Locale language) {
        return new Words(Spoken.texts("lab.grade.texts", language));
    }

    String of(String key, Object... arguments) {
        return String.format(Locale.ROOT, bundle.getString(key), arguments);
    }

    static String lowerCase(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
