package lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.Act;
import lab.healing.Healing;
import lab.healing.Phase.Step;
import lab.observe.Traffic;

/** How the run ended, in a sentence or three. */
record Verdict(Outcome outcome, Text sentence) {

    enum Outcome {
        PASSED,
        FAILED,
        BROKEN_OFF
    }

    static Verdict of(
            List<Played> acts,
            List<Judged> checks,
            List<Card> cards,
            Optional<Healing> healing,
            Traffic traffic,
            String cluster) {
        var failed = acts.stream().filter(Played::failed).findFirst();
        var brokeOff = acts.stream().filter(Played::brokeOff).findFirst();
        var sentences = new ArrayList<Text>();
        failed.ifPresent(act -> sentences.add(Text.of(
                act.act().equals(last(acts)) ? "verdict.stopped" : "verdict.act-failed",
                act.act(),
                reason(act, cards).sentence())));
        if (failed.isEmpty()) {
            brokeOff.ifPresent(act -> sentences.add(Text.of("verdict.broke-off", act.act())));
            if (acts.isEmpty()) {
                sentences.add(Text.of("verdict.nothing"));
            }
        }
        if (!checks.isEmpty()) {
            sentences.add(checks(checks));
        } else if (failed.isEmpty() && brokeOff.isEmpty() && !acts.isEmpty()) {
            sentences.add(Text.of("verdict.no-checks"));
        }
        if (failed.isEmpty()) {
            cards.forEach(card ->
                    sentences.add(Text.of("verdict.finding", card.title().sentence())));
            if (cards.size() > 1) {
                sentences.add(Text.of("verdict.more", cards.size() - 1));
            }
            if (brokeOff.isEmpty()
                    && !acts.isEmpty()
                    && !List.of(Act.END.name(), Act.PROOF.name()).contains(last(acts))) {
                sentences.add(Text.of("verdict.until", last(acts)));
            }
        }
        healing.ifPresent(healed -> sentences.add(healed(healed, cluster)));
        if (!traffic.samples().isEmpty()) {
            sentences.add(Text.of(
                    "verdict.letters", traffic.lost().size(), traffic.samples().size()));
        }
        return new Verdict(
                failed.isPresent() || checks.stream().anyMatch(Judged::failed)
                        ? Outcome.FAILED
                        : brokeOff.isPresent() || acts.isEmpty() ? Outcome.BROKEN_OFF : Outcome.PASSED,
                Text.joined(sentences, " "));
    }

    private static String last(List<Played> acts) {
        return acts.get(acts.size() - 1).act();
    }

    private static Text reason(Played act, List<Card> cards) {
        return cards.stream().map(Card::title).findFirst().orElseGet(() -> Text.same(firstLine(act.why())));
    }

    private static String firstLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .strip();
    }

    private static Text checks(List<Judged> checks) {
        var failed = checks.stream().filter(Judged::failed).count();
        var skipped = checks.stream().filter(Judged::skipped).count();
        var passed = checks.size() - failed - skipped;
        var first = failed > 0
                ? Text.of("verdict.failed", failed, checks.size())
                : Text.of(skipped > 0 ? "verdict.passed" : "verdict.all-passed", passed, checks.size());
        return skipped == 0 ? first : Text.joined(List.of(first, Text.of("verdict.skipped", skipped)), " ");
    }

    private static Text healed(Healing healing, String cluster) {
        return Text.of(
                "verdict.healing",
                shortName(healing.node(), cluster),
                clause(healing, Step.NOT_READY),
                clause(healing, Step.EVICTED),
                clause(healing, Step.READY));
    }

    private static Text clause(Healing healing, Step step) {
        var phase = healing.phase(step);
        return phase.seconds()
                .map(seconds -> Text.of(
                        "verdict." + step.name(),
                        Clock.number(seconds),
                        Clock.number(phase.expected().from()),
                        Clock.number(phase.expected().to())))
                .orElseGet(() -> Text.of("verdict." + step.name() + ".unseen"));
    }

    /** m02 of pipeline-cluster-2ce8-m02: within one cluster the rest says nothing. */
    static String shortName(String node, String cluster) {
        return node.startsWith(cluster + "-") ? node.substring(cluster.length() + 1) : node;
    }
}
