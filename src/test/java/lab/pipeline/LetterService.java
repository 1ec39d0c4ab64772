package lab.pipeline;

import java.util.List;
import java.util.Locale;

/** The three services of the lab, as its contract fixes them. */
public enum LetterService {
    FRONTEND(5000, "front", "web", "page", "ui"),
    OCR(5001, "ocr", "read"),
    TRANSLATE(5002, "transl");

    private final int port;
    private final List<String> hints;

    LetterService(int port, String... hints) {
        this.port = port;
        this.hints = List.of(hints);
    }

    /** The Deployment's name, which is also the name of its container and its Dockerfile stage. */
    public String deployment() {
        return name().toLowerCase();
    }

    public String service() {
        return deployment() + "-service";
    }

    /** The image's name without its tag. */
    public String image() {
        return deployment() + "-app";
    }

    /** Whether somebody may well call it so: a Deployment, a Service, an image. */
    boolean soundsLike(String name) {
        return hints.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains);
    }

    public int port() {
        return port;
    }
}
