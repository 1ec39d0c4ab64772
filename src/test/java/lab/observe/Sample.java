package lab.observe;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of one letter.
 *
 * @param id the X-Request-Id, the same each time it was asked for
 * @param answered when the first outcome came; for a lost letter when it was given up
 * @param frontends who took it, as {@code pod@node}, a pod that fell silent later included
 * @param workers who read and translated it
 * @param retries how often a lost worker's work went on with another one, by the last frontend's account
 * @param reasons why it did, in the services' words
 * @param text the translated letter; empty when it is lost
 * @param problem why it is lost; else empty
 * @param deadFrontends why it was asked for again, one reason each time: the frontend, if it had said a word, and how the connection ended
 * @param outcomes how many were heard; one, if all is well
 */
public record Sample(
        String id,
        Instant sent,
        Instant answered,
        List<String> frontends,
        List<String> workers,
        int retries,
        List<String> reasons,
        String text,
        String problem,
        List<String> deadFrontends,
        int outcomes) {

    /** The letter's story, told by each time that it was asked for; the last brought the outcome or was one too many. */
    static Sample of(String id, Instant sent, List<Attempt> attempts) {
        var lines =
                attempts.stream().flatMap(attempt -> attempt.lines().stream()).toList();
        var outcomes = lines.stream().filter(Line::isOutcome).toList();
        var outcome = outcomes.stream()
                .findFirst()
                .orElseGet(() -> Line.problem(attempts.get(attempts.size() - 1).end()));
        return new Sample(
                id,
                sent,
                outcome.heard(),
                distinct(Stream.concat(attempts.stream().map(Attempt::frontend), Stream.of(outcome.text("frontend")))),
                distinct(lines.stream().filter(line -> !line.isFrontends()).map(Line::worker)),
                outcome.retries(),
                distinct(lines.stream().map(line -> line.text("reason"))),
                outcome.text("translated_text"),
                outcome.problem(),
                attempts.stream()
                        .limit(attempts.size() - 1)
                        .map(attempt -> (attempt.frontend() + " " + attempt.end()).strip())
                        .toList(),
                outcomes.size());
    }

    public boolean lost() {
        return text.isEmpty();
    }

    public boolean answeredTwice() {
        return outcomes > 1;
    }

    /** How often the client itself had to ask again, with a new connection, for a frontend gave no outcome. */
    public int askedAgain() {
        return deadFrontends.size();
    }

    /** Whether a pod was lost on its way. */
    public boolean hurt() {
        return askedAgain() + retries > 0;
    }

    public Duration took() {
        return Duration.between(sent, answered);
    }

    @Override
    public String toString() {
        return "%s sent %s, %s after %.2f s by %s, %s, retries %d %s%s%s"
                .formatted(
                        id,
                        sent,
                        lost() ? "lost" : "answered",
                        took().toMillis() / 1000.0,
                        frontends,
                        workers,
                        retries,
                        reasons,
                        deadFrontends.isEmpty()
                                ? ""
                                : deadFrontends.stream().collect(joining(", ", ", asked again: ", "")),
                        (problem.isEmpty() ? "" : ", " + problem)
                                + (answeredTwice() ? ", " + outcomes + " outcomes" : ""));
    }

    private static List<String> distinct(Stream<String> names) {
        return names.filter(name -> !name.isEmpty()).distinct().toList();
    }
}
