package lab.report;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lab.healing.Healing;
import lab.observe.Moment;
import lab.observe.Recording;
import lab.observe.Sample;

/** What the timeline shows: from shortly before a node's end until the last act's; without such an end, the whole run. */
record Scene(Instant zero, Instant from, Instant to, List<NodeLife> nodes, List<PodLife> pods, List<Sent> letters) {

    private static final Duration BEFORE = Duration.ofSeconds(10);

    /**
     * A letter as a dot.
     *
     * @param hurt whether it lost a pod on its way
     */
    record Sent(String id, Instant sent, Instant answered, boolean lost, boolean hurt) {

        private static Sent of(Sample letter) {
            return new Sent(letter.id(), letter.sent(), letter.answered(), letter.lost(), letter.hurt());
        }

        double took() {
            return new Clock(sent).seconds(answered);
        }
    }

    static Scene of(Recording recording, Optional<Healing> healing) {
        var begin = recording.begin();
        var end =
                recording.moments().stream().map(Moment::at).max(naturalOrder()).orElse(begin);
        var zero = healing.map(Healing::died).orElse(begin);
        var from =
                healing.map(healed -> later(begin, healed.died().minus(BEFORE))).orElse(begin);
        var to = healing.flatMap(healed -> recording.first("Act", "done", "END"))
                .map(Moment::at)
                .filter(from::isBefore)
                .orElse(end);
        var lives = PodLife.of(recording);
        return new Scene(
                zero,
                from,
                to,
                NodeLife.of(recording, lives).stream()
                        .map(node -> node.between(from, to))
                        .toList(),
                lives.stream()
                        .map(pod -> pod.between(from, to))
                        .filter(pod -> !pod.stretches().isEmpty())
                        .toList(),
                recording.traffic().samples().stream()
                        .map(Sent::of)
                        .filter(letter -> !letter.answered().isBefore(from)
                                && !letter.answered().isAfter(to))
                        .toList());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whether there is anything to draw. */
    boolean isEmpty() {
        return !from.isBefore(to);
    }
}
