package lab.observe;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A stream of letters that has ended: what became of each, in the order they were sent. */
public record Traffic(List<Delivery> deliveries) {

    private static final int SHOWN = 5;

    /** Those letters that were sent from then on and before then. */
    public Traffic sentBetween(Instant from, Instant until) {
        return new Traffic(those(
                delivery -> !delivery.sent().isBefore(from) && delivery.sent().isBefore(until)));
    }

    public List<Delivery> lost() {
        return those(Delivery::lost);
    }

    public List<Delivery> answeredTwice() {
        return those(Delivery::answeredTwice);
    }

    /** Those that a frontend took, or seemed to take, and gave no outcome for. */
    public List<Delivery> metDeadFrontend() {
        return those(delivery -> delivery.askedAgain() > 0);
    }

    public List<Delivery> metNoDeadFrontend() {
        return those(delivery -> delivery.askedAgain() == 0);
    }

    public int retries() {
        return deliveries.stream().mapToInt(Delivery::retries).sum();
    }

    /** The time within which this share of the letters was answered or given up; 1 is the slowest. */
    public Duration within(double share) {
        var times = deliveries.stream().map(Delivery::took).sorted().toList();
        return times.isEmpty() ? Duration.ZERO : times.get(Math.max(0, (int) Math.ceil(share * times.size()) - 1));
    }

    public Duration slowest() {
        return within(1);
    }

    private List<Delivery> those(Predicate<Delivery> which) {
        return deliveries.stream().filter(which).toList();
    }

    @Override
    public String toString() {
        return "%d letters, %d lost, %d answered twice; p50 %.2f s, p99 %.2f s, max %.2f s; %d retries; %d met a dead frontend%s"
                .formatted(
                        deliveries.size(),
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
        var lostPod = deliveries.stream()
                .filter(delivery -> delivery.askedAgain() + delivery.retries() > 0)
                .sorted(comparing(Delivery::took).reversed());
        return Stream.of(lost().stream(), answeredTwice().stream(), lostPod)
                .flatMap(those -> those)
                .distinct()
                .limit(SHOWN)
                .map(delivery -> "\n    " + delivery)
                .collect(joining());
    }

    private double seconds(double share) {
        return within(share).toMillis() / 1000.0;
    }
}
