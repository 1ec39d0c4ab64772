package lab.grade;

import java.nio.file.Path;
import java.util.Locale;

/** A grade as one system reads it. */
public interface Format {

    /** The name of the file, where the system expects one. */
    String file();

    /** The file's text; what it says to people is Korean or, for any other language, English. */
    String write(Grade grade, Locale language);

    /** Writes that file into the folder, which is made if need be. */
    default void save(Grade grade, Path folder, Locale language) {
        Batch.write(folder.resolve(file()), write(grade, language));
    }
}
