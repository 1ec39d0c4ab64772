package letters.ocr;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import letters.Environment;
import letters.Launcher;
import letters.client.Translation;
import letters.client.Upstream;
import letters.server.Letter;
import letters.server.LetterVerticle;
import letters.server.Routes;

/** OCR-Worker: takes its time to read the sample letter, then has it translated. */
public final class Ocr extends LetterVerticle {

    private static final Optional<String> SAMPLE = Optional.of("Hello from your child");
    private final URI url;
    private final Duration delay;
    private final Duration retryFor;
    private Upstream translate;

    /** Reads TRANSLATE_SERVICE_URL, OCR_DELAY_MS and RETRY_FOR_MS. */
    public Ocr(Environment environment) {
        super(environment, 5001);
        url = environment.url("TRANSLATE_SERVICE_URL", "http://translate-service:5002", "/translate");
        delay = environment.millis("OCR_DELAY_MS", 5000);
        // less than those before it, so that the service that hangs is the one that gets named
        retryFor = environment.millis("RETRY_FOR_MS", 60_000).multipliedBy(9).dividedBy(10);
    }

    @Override
    protected void routes(Routes routes) {
        translate = upstream(url, retryFor);
        routes.worker("/ocr", letter -> read(letter).map(Translation::text));
    }

    private Future<Translation> read(Letter letter) {
        if (letter.text().isPresent()) {
            // another replica has read it, and is gone
            return translate.post(SAMPLE, letter.elapsed(), letter);
        }
        return work(letter, "ocr", delay).compose(line -> {
            letter.say(line.put("text", SAMPLE.get()));
            return translate.post(SAMPLE, 0, letter);
        });
    }

    /** Runs the worker as a process. */
    public static void main(String[] args) {
        Launcher.run(Ocr::new);
    }
}
