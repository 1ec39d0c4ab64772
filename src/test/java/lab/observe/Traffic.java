package lab.observe;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A stream of letters that has ended: what became of each, in the order they were sent. */
public record Traffic(List<Sample> samples) {

    private static final int SHOWN = 5;

    /** Those letters that were sent from then on and before then. */
    public Traffic sentBetween(Instant from, Instant until) {
        return new Traffic(
                those(sample -> !sample.sent().isBefore(from) && sample.sent().isBefore(until)));
    }

    public List<Sample> lost() {
        return those(Sample::lost);
    }

    public List<Sample> answeredTwice() {
        return those(Sample::answeredTwice);
    }

    /** Those that a frontend took, or seemed to take, and gave no outcome for. */
    public List<Sample> metDeadFrontend() {
        return those(sample -> sample.askedAgain() > 0);
    }

    public List<Sample> metNoDeadFrontend() {
        return those(sample -> sample.askedAgain() == 0);
    }

    public int retries() {
        return samples.stream().mapToInt(Sample::retries).sum();
    }

    /** The time within which this share of the letters was answered or given up; 1 is the slowest. */
    public Duration within(double share) {
        var times = samples.stream().map(Sample::took).sorted().toList();
        return times.isEmpty() ? Duration.ZERO : times.get(Math.max(0, (int) Math.ceil(share * times.size()) - 1));
    }

    public Duration slowest() {
        return within(1);
    }

    private List<Sample> those(Predicate<Sample> which) {
        return samples.stream().filter(which).toList();
    }

    @Override
    public String toString() {
        return "%d letters, %d lost, %d answered twice; p50 %.2f s, p99 %.2f s, max %.2f s; %d retries; %d met a dead frontend%s"
                .formatted(
                        samples.size(),
                        lost().size(),
                        answeredTwice().size(),
                        seconds(0.5),
                        seconds(0.99),
                        seconds(1),
                        retries(),
                        metDeadFrontend().size(),
                        worst());
    }

    /** The first of those that somebody will ask about: lost, answered twice, slowest of those that lost a pod on their way. */
    private String worst() {
        var lostPod = samples.stream()
                .filter(Sample::hurt)
                .sorted(comparing(Sample::took).reversed());
        return Stream.of(lost().stream(), answeredTwice().stream(), lostPod)
                .flatMap(those -> those)
                .distinct()
                .limit(SHOWN)
                .map(sample -> "\n    " + sample)
                .collect(joining());
    }

    private double seconds(double share) {
        return within(share).toMillis() / 1000.0;
    }
}
