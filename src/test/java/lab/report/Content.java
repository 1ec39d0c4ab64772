package lab.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lab.healing.Healing;
import lab.observe.Moment;
import lab.observe.Recording;

/**
 * What a report says, in whichever format.
 *
 * @param unjudged why there are no phases though a node died; else empty
 */
record Content(
        Instant begun,
        String cluster,
        Verdict verdict,
        List<Figure> figures,
        List<Card> diagnosis,
        List<Step> healing,
        String unjudged,
        List<Played> acts,
        List<Judged> checks,
        List<Fact> environment,
        Scene timeline) {

    static Content of(Recording recording) {
        var judgement = Judgement.of(recording);
        var cluster = recording.of("Settings").map(Moment::name).findFirst().orElse("");
        var acts = Played.of(recording);
        var checks = Judged.of(recording);
        var cards = Card.of(recording);
        var traffic = recording.traffic();
        return new Content(
                recording.begin(),
                cluster,
                Verdict.of(acts, checks, cards, judgement.healing(), traffic, cluster),
                Figure.of(checks, traffic, judgement.healing()),
                cards,
                judgement
                        .healing()
                        .map(healing -> Step.of(healing, recording.end()))
                        .orElse(List.of()),
                judgement.failure(),
                acts,
                checks,
                Fact.of(recording),
                Scene.of(recording, judgement.healing()));
    }

    /** The healing after the first node's end; a recording that broke off may tell too little to judge it. */
    private record Judgement(Optional<Healing> healing, String failure) {

        static Judgement of(Recording recording) {
            try {
                return new Judgement(Healing.of(recording).stream().findFirst(), "");
            } catch (RuntimeException tooLittle) {
                return new Judgement(Optional.empty(), String.valueOf(tooLittle.getMessage()));
            }
        }
    }
}
