package lab.preflight;

import java.util.List;
import java.util.Locale;

/**
 * Why a submission is not deployed at all.
 *
 * @param id of a text in refusals_en.properties
 * @param words what the text names, in its order
 */
public record Refusal(Source at, String id, List<String> words) {

    static Refusal of(Source at, String id, Object... words) {
        return new Refusal(at, id, List.of(words).stream().map(String::valueOf).toList());
    }

    /** The reason, in Korean or else English, without the place. */
    public String text(Locale language) {
        return Texts.of("refusals", id, language, words.toArray());
    }
}
