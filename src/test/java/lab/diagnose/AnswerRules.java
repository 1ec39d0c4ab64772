package lab.diagnose;

import static java.util.Comparator.comparing;
import static lab.diagnose.Cause.NEXT_URL_MISSING;
import static lab.diagnose.Cause.PAGE_WITHOUT_BUTTON;
import static lab.diagnose.Cause.SERVICE_ERROR;
import static lab.diagnose.Cause.TOO_EARLY;
import static lab.diagnose.Cause.TOO_LATE;
import static lab.diagnose.Cause.WRONG_TEXT;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.observe.Exchange;
import lab.observe.Hop;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.pipeline.Part;

/** All is where it should be; what do they answer, and when? The last in the chain is asked first, for its fault is everybody's. */
final class AnswerRules implements Rule {

    /** Clocks and the way there. */
    private static final Duration EARLY = Duration.ofMillis(100);

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        var frontend = evidence.pipeline().part(LetterService.FRONTEND);
        return Stream.of(
                        letter(evidence, LetterService.TRANSLATE),
                        letter(evidence, LetterService.OCR),
                        evidence.answers()
                                .last(LetterService.FRONTEND, "page")
                                .filter(Exchange::answered)
                                .filter(page ->
                                        page.status() != 200 || !page.body().contains(Letter.BUTTON))
                                .map(page -> new Finding(
                                        PAGE_WITHOUT_BUTTON,
                                        frontend.name(),
                                        List.of(Letter.BUTTON, frontend.role().image()),
                                        List.of(
                                                page.toString(),
                                                "image: "
                                                        + frontend.containers().stream()
                                                                .map(container -> container.getImage())
                                                                .toList()))),
                        refused(evidence),
                        letter(evidence, LetterService.FRONTEND))
                .flatMap(Optional::stream);
    }

    /** Of several pods behind a Service one may answer wrongly: a letter was sent to each. Of a chain the last is to blame. */
    private static Optional<Finding> refused(Evidence evidence) {
        return evidence.parts().stream()
                .sorted(comparing(Part::role).reversed())
                .flatMap(part -> evidence.caller(part).stream()
                        .flatMap(caller -> evidence.steps().each(caller.role(), Hop.Step.LETTER))
                        // one that is late, or that a node does not let in yet, is judged by the letters that come by
                        // the Service
                        .filter(Hop::rejected)
                        .map(hop -> new Finding(
                                failure(part),
                                part.name(),
                                List.of(
                                        "%.1f".formatted(hop.ms() / 1000.0),
                                        String.valueOf(
                                                Letter.timeOf(part.role()).toSeconds()),
                                        Letter.TRANSLATED,
                                        part.nextVariable().orElse("")),
                                List.of(hop.toString()))))
                .findFirst();
    }

    private static Optional<Finding> letter(Evidence evidence, LetterService role) {
        var expected = Letter.timeOf(role);
        var part = evidence.pipeline().part(role);
        var steps = LetterService.values().length - role.ordinal();
        var latest =
                expected.plus(Letter.SLACK).plus(evidence.answers().ofNothing().multipliedBy(steps));
        return evidence.answers()
                .letter(role)
                // whoever asks from outside may be kept away where the callers are not
                .filter(asked -> asked.status() == 200 || !evidence.answers().isTranslated(LetterService.FRONTEND))
                .flatMap(asked -> cause(part, asked, expected, latest)
                        .map(cause -> new Finding(
                                cause,
                                part.name(),
                                List.of(
                                        "%.1f".formatted(asked.ms() / 1000.0),
                                        String.valueOf(expected.toSeconds()),
                                        Letter.TRANSLATED,
                                        part.nextVariable().orElse("")),
                                Stream.concat(
                                                Stream.of(asked.toString()),
                                                part
                                                        .nextVariable()
                                                        .map(variable -> variable + ": "
                                                                + part.env(variable)
                                                                        .orElse("not set"))
                                                        .stream())
                                        .toList(),
                                part.nextUrl().isEmpty() ? StaleEnvironment.hint(part, evidence) : Hint.NONE)));
    }

    /** Whoever is not told whom to ask cannot answer. */
    private static Cause failure(Part part) {
        return part.nextVariable().isPresent() && part.nextUrl().isEmpty() ? NEXT_URL_MISSING : SERVICE_ERROR;
    }

    private static Optional<Cause> cause(Part part, Exchange asked, Duration expected, Duration latest) {
        var took = Duration.ofMillis(asked.ms());
        if (asked.status() != 200) {
            return Optional.of(failure(part));
        }
        if (!asked.letter().contains(Letter.TRANSLATED)) {
            return Optional.of(WRONG_TEXT);
        }
        if (took.compareTo(expected.minus(EARLY)) < 0) {
            return Optional.of(TOO_EARLY);
        }
        return took.compareTo(latest) > 0 ? Optional.of(TOO_LATE) : Optional.empty();
    }
}
