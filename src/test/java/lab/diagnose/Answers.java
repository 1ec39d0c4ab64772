package lab.diagnose;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import lab.observe.Exchange;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;

/** What the pipeline answered when it was asked by way of the API server, the oldest first. */
record Answers(List<Exchange> all) {

    private static final String PORT = "port ";

    /** The last time that this was asked. */
    Optional<Exchange> last(LetterService role, String what) {
        return all.stream()
                .filter(exchange -> exchange.role() == role && exchange.what().equals(what))
                .reduce((one, other) -> other);
    }

    /** The letter to judge a part by: the quickest of those that came back translated, if the last one did; else the last. */
    Optional<Exchange> letter(LetterService role) {
        return isTranslated(role)
                ? all.stream()
                        .filter(asked -> asked.role() == role && asked.what().equals("letter") && isTranslated(asked))
                        .min(comparing(Exchange::ms))
                : last(role, "letter");
    }

    /** What was asked last of each port of each part. */
    Stream<Exchange> ofPorts() {
        return all.stream()
                .filter(exchange -> exchange.what().startsWith(PORT))
                .flatMap(exchange -> last(exchange.role(), exchange.what()).stream())
                .distinct();
    }

    /** The ports of a part's pods at which something listened. */
    List<Integer> listening(LetterService role) {
        return all.stream()
                .filter(exchange -> exchange.role() == role && exchange.what().startsWith(PORT) && exchange.listening())
                .map(exchange -> Integer.valueOf(exchange.what().substring(PORT.length())))
                .distinct()
                .toList();
    }

    /** How long the quickest of the parts takes, at worst, for what costs it nothing, a probe or a page: what each step of a letter takes beside its waits, on this machine. */
    Duration ofNothing() {
        return Stream.of(LetterService.values())
                .map(role -> all.stream()
                        .filter(asked -> asked.role() == role
                                && asked.answered()
                                && !asked.what().equals("letter"))
                        .mapToLong(Exchange::ms)
                        .max())
                .flatMapToLong(OptionalLong::stream)
                .min()
                .stream()
                .mapToObj(Duration::ofMillis)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /** Whether a letter that this part was asked for came back translated. */
    boolean isTranslated(LetterService role) {
        return last(role, "letter").filter(Answers::isTranslated).isPresent();
    }

    private static boolean isTranslated(Exchange letter) {
        return letter.status() == 200 && letter.letter().contains(Letter.TRANSLATED);
    }
}
