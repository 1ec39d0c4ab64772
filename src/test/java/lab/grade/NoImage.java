package lab.grade;

import java.util.Locale;

/** What was handed in as an image and gives none, with the reason. */
final class NoImage extends IllegalArgumentException {

    private final transient String key;
    private final transient Object[] words;

    NoImage(String key, Object... words) {
        super(Words.in(Locale.ENGLISH).of(key, words));
        this.key = key;
        this.words = words.clone();
    }

    @Override
    public String getLocalizedMessage() {
        return text(Locale.getDefault());
    }

    /** The message, in Korean or else English. */
    String text(Locale language) {
        return Words.in(language).of(key, words);
    }
}
