package lab.preflight;

import java.util.List;
import java.util.Locale;
import lab.diagnose.Cause;
import lab.diagnose.Finding;

/**
 * What will go wrong.
 *
 * @param id of a text in warnings_en.properties, or of a cause that the diagnosis knows too
 * @param words what the text names, in its order
 */
public record Warning(Source at, String id, List<String> words) {

    static Warning of(Source at, String id, Object... words) {
        return new Warning(at, id, List.of(words).stream().map(String::valueOf).toList());
    }

    static Warning of(Source at, Finding finding) {
        var words = new java.util.ArrayList<>(finding.words());
        words.add(0, finding.service());
        return new Warning(at, finding.cause().id(), words);
    }

    /** What, and what follows from it, in Korean or else English, without the place. */
    public String text(Locale language) {
        if (Texts.has("warnings", id)) {
            return Texts.of("warnings", id, language, words.toArray());
        }
        var finding = new Finding(Cause.of(id), words.get(0), words.subList(1, words.size()), List.of());
        return finding.title(language) + " " + finding.why(language);
    }
}
