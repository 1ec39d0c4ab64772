package lab.grade;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import lab.diagnose.Spoken;

/** What was seen instead of what a check expects, in a sentence: {@code seen.KEY} of the checks' texts, with these words in it. */
public final class Unmet extends AssertionError {

    private final String key;
    private final transient Object[] words;

    public Unmet(String key, Object... words) {
        super(said(key, words, Locale.ENGLISH));
        this.key = key;
        this.words = words.clone();
    }

    /** Throws it unless that is so. */
    public static void unless(boolean met, String key, Object... words) {
        if (!met) {
            throw new Unmet(key, words);
        }
    }

    /** The sentence, in Korean or else English. */
    public String text(Locale language) {
        return said(key, words, language);
    }

    private static String said(String key, Object[] words, Locale language) {
        var shown = Arrays.stream(words)
                .map(word -> word instanceof Iterable<?> many ? joined(many) : word)
                .toArray();
        return String.format(
                Locale.ROOT, Spoken.texts("lab.grade.checks", language).getString("seen." + key), shown);
    }

    private static String joined(Iterable<?> many) {
        var names = new StringJoiner(", ");
        many.forEach(name -> names.add(String.valueOf(name)));
        return names.toString();
    }
}
