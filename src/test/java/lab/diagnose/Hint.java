package lab.diagnose;

import java.util.List;
import java.util.Locale;

/**
 * What is known beyond the cause: of a crash, say, that the port was taken.
 *
 * @param id of its text, in causes_en.properties and causes_ko.properties; empty if nothing more is known
 * @param words what the text names
 */
public record Hint(String id, List<String> words) {

    public static final Hint NONE = new Hint("", List.of());

    static Hint of(String id, String... words) {
        return new Hint(id, List.of(words));
    }

    public boolean isEmpty() {
        return id.isEmpty();
    }

    String text(Locale language) {
        return Spoken.texts("lab.diagnose.causes", language)
                .getString("hint." + id)
                .formatted(words.toArray());
    }
}
