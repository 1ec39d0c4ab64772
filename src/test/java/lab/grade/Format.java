package lab.grade;

import java.util.Locale;

/** A grade as one system reads it. */
public interface Format {

    /** The name of the file, where the system expects one. */
    String file();

    /** The file's text; what it says to people is Korean or, for any other language, English. */
    String write(Grade grade, Locale language);
}
