package lab.preflight;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A file that is no manifest of Kubernetes, with the reason in one sentence. */
public final class Unreadable extends IllegalArgumentException {

    private final transient String id;
    private final transient List<String> words;

    Unreadable(String id, Object... words) {
        super(Texts.of("unreadable", id, Locale.ENGLISH, words));
        this.id = id;
        this.words = List.of(words).stream().map(String::valueOf).toList();
    }

    /** A kustomization that kubectl can not render, for that reason. */
    public static Unreadable kustomization(Path folder, String reason) {
        return new Unreadable("kustomization", folder, reason);
    }

    /** Whether there is nothing in it that could be wrong. */
    public boolean isEmpty() {
        return id.equals("empty");
    }

    @Override
    public String getLocalizedMessage() {
        return text(Locale.getDefault());
    }

    /** The message, in Korean or else English. */
    public String text(Locale language) {
        return Texts.of("unreadable", id, language, words.toArray());
    }
}
