package lab.grade;

import java.util.Locale;
import java.util.ResourceBundle;

/** What a grade says in one language: Korean, else English. */
record Words(ResourceBundle bundle) {

    static Words in(Locale language) {
        var korean = Locale.KOREAN.getLanguage().equals(language.getLanguage());
        return new Words(ResourceBundle.getBundle("lab.grade.texts", korean ? Locale.KOREAN : Locale.ENGLISH));
    }

    String of(String key, Object... arguments) {
        return String.format(Locale.ROOT, bundle.getString(key), arguments);
    }

    static String lowerCase(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
