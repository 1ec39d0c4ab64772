package letters.translate;

import io.vertx.core.Future;
import java.time.Duration;
import letters.Environment;
import letters.Launcher;
import letters.server.Letter;
import letters.server.LetterVerticle;
import letters.server.Routes;
import letters.wire.Problem;

/** Translate-Worker: takes its time, then answers with the letter in Korean. */
public final class Translate extends LetterVerticle {

    /** The sample lab knows one translation, whatever the letter says. */
    private static final String TRANSLATION = "자녀로부터 온 편지입니다. 안녕하세요.";

    private final Duration delay;

    /** Reads TRANSLATE_DELAY_MS. */
    public Translate(Environment environment) {
        super(environment, 5002);
        delay = environment.millis("TRANSLATE_DELAY_MS", 3000);
    }

    @Override
    protected void routes(Routes routes) {
        routes.worker("/translate", this::translate);
    }

    private Future<String> translate(Letter letter) {
        if (!letter.isJson()) {
            throw new Problem(415, "Send the letter as application/json.");
        }
        if (letter.text().isEmpty()) {
            throw new Problem(400, "Send JSON of the form {\"text\": \"…\"}.");
        }
        return work(letter, "translate", delay).map(TRANSLATION);
    }

    /** Runs the worker as a process. */
    public static void main(String[] args) {
        Launcher.run(Translate::new);
    }
}
