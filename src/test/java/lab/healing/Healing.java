package lab.healing;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lab.observe.Moment;
import lab.observe.Recording;
import lab.observe.Sample;
import lab.observe.Traffic;

/**
 * How a stopped node was healed.
 *
 * @param died when its kubelet ended, by Docker's clock
 * @param evicted the pods that were on it
 * @param replacements the pods that came in their place
 * @param letters those that were on their way when it died, or were sent until it was started again
 */
public record Healing(
        String node,
        Instant died,
        List<String> evicted,
        List<String> replacements,
        List<Phase> phases,
        Traffic letters) {

    /** The healing after each node's end that a recording tells of, in their order. */
    public static List<Healing> of(Recording recording) {
        return recording
                .of("Docker")
                .filter(moment -> moment.change().equals("die") && !isLast(recording, moment))
                .map(death -> new Observed(recording, death).healing())
                .toList();
    }

    /** When the cluster itself is removed its nodes die too: nothing is seen after that. */
    private static boolean isLast(Recording recording, Moment death) {
        return recording.of("Node").noneMatch(node -> node.at().isAfter(death.at()));
    }

    public Phase phase(Phase.Step step) {
        return phases.get(step.ordinal());
    }

    /** How long until users noticed nothing any more: the last letter that lost a pod on its way was sent then. */
    public Duration usersClock() {
        return letters.samples().stream()
                .filter(letter -> letter.lost() || letter.hurt())
                .map(Sample::sent)
                .max(Instant::compareTo)
                .filter(died::isBefore)
                .map(sent -> Duration.between(died, sent))
                .orElse(Duration.ZERO);
    }

    /** How long until there were as many Ready pods as before; empty if there never were. */
    public Optional<Duration> capacityClock() {
        return phase(Phase.Step.READY).seconds().map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Share of the letters that were answered, 0 to 1. */
    public double served() {
        var all = letters.samples().size();
        return all == 0 ? 0 : 1 - letters.lost().size() / (double) all;
    }

    /** The longest time in which no letter was answered, from the node's end on. */
    public Duration longestGap() {
        var longest = Duration.ZERO;
        var last = died;
        for (var answered : letters.samples().stream()
                .filter(letter -> !letter.lost() && letter.answered().isAfter(died))
                .map(Sample::answered)
                .sorted()
                .toList()) {
            var gap = Duration.between(last, answered);
            longest = gap.compareTo(longest) > 0 ? gap : longest;
            last = answered;
        }
        return longest;
    }

    @Override
    public String toString() {
        return node + " died at " + died + phases.stream().map(Phase::toString).collect(joining("\n  ", "\n  ", "\n"));
    }
}
