package lab.diagnose;

import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the lab are in Korean, and for any other language in English. */
public final class Spoken {

    private Spoken() {}

    /** The texts of that name, such as {@code lab.diagnose.causes}. */
    public static ResourceBundle texts(String name, Locale language) {
        return ResourceBundle.getBundle(
                name, Locale.KOREAN.getLanguage().equals(language.getLanguage()) ? Locale.KOREAN : Locale.ENGLISH);
    }
}
