package lab.grade;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lab.images.ArchiveException;

/** What was handed in as an image and gives none, with the reason. */
final class NoImage extends IllegalArgumentException {

    private final transient String key;
    private final transient Object[] words;

    NoImage(String key, Object... words) {
        super(Words.in(Locale.ENGLISH).of(key, words));
        this.key = key;
        this.words = words.clone();
    }

    /** What is wrong with the archive that was handed in. */
    static NoImage of(HandedInImage image, ArchiveException refused) {
        return new NoImage(
                "image." + refused.reason(),
                Stream.concat(Stream.of(image.typed()), Stream.of(refused.words()))
                        .toArray());
    }

    /** What a node says of it: the last line, for that is the reason. */
    static NoImage refused(List<String> images, IllegalStateException said) {
        return new NoImage(
                "image.refused",
                String.join(", ", images),
                String.valueOf(said.getMessage()).lines().reduce("", (line, last) -> last));
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
