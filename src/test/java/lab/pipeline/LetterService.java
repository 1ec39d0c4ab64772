package lab.pipeline;

/** The three services of the lab, as its contract fixes them. */
public enum LetterService {
    FRONTEND(5000),
    OCR(5001),
    TRANSLATE(5002);

    private final int port;

    LetterService(int port) {
        this.port = port;
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

    public int port() {
        return port;
    }
}
