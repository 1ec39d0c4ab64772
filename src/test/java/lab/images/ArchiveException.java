package lab.images;

import java.util.Arrays;

/**
 * An image archive that no node is to get: {@link #reason} is the key of a sentence, and {@link #words} are what it speaks of, such as a
 * member's name.
 */
public final class ArchiveException extends IllegalArgumentException {

    private final String reason;
    private final transient Object[] words;

    ArchiveException(String reason, Object... words) {
        super(reason + " " + Arrays.toString(words));
        this.reason = reason;
        this.words = words.clone();
    }

    public String reason() {
        return reason;
    }

    public Object[] words() {
        return words.clone();
    }
}
