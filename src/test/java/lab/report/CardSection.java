package lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The diagnoses; above all, for whoever has one looks for nothing else. */
record CardSection(List<Card> cards) {

    /** A sentence may begin with a command's name, but it ends with a full stop, or is Korean. */
    private static final Pattern COMMAND =
            Pattern.compile("(kubectl|docker|minikube|\\./lab) [\\x20-\\x7e]*(?<![^ ]\\.)");

    Markup html() {
        return cards.isEmpty()
                ? Markup.NONE
                : Markup.of(
                        "<section><h2>%s</h2>%s</section>",
                        Text.of("diagnosis"),
                        cards.stream().map(CardSection::card).toList());
    }

    private static Markup card(Card card) {
        var whose = card.infrastructure() ? "infrastructure" : "submission";
        return Markup.of(
                """
                <article class="card %s"><p class="whose"><b>%s</b> <code>%s</code></p><h3>%s</h3>
                <h4>%s</h4><p class="said">%s</p>%s<h4>%s</h4>%s</article>
                """,
                whose,
                Text.of("card." + whose),
                card.cause(),
                card.title(),
                Text.of("card.why"),
                card.why(),
                evidence(card),
                Text.of("card.fix"),
                fix(card.fix()));
    }

    private static Markup evidence(Card card) {
        return card.evidence().isEmpty()
                ? Markup.NONE
                : Markup.of(
                        "<h4>%s</h4>%s",
                        Text.of("card.evidence"),
                        card.evidence().stream()
                                .map(line -> Markup.of("<blockquote><code>%s</code></blockquote>", line.strip()))
                                .toList());
    }

    private static Markup fix(Text fix) {
        return Markup.of(
                "<div lang=\"en\">%s</div><div lang=\"ko\">%s</div>",
                lines(fix.in(Locale.ENGLISH)), lines(fix.in(Locale.KOREAN)));
    }

    /** Commands and the lines of a manifest, which are indented, can be copied as they stand. */
    private static List<Markup> lines(String fix) {
        var blocks = new ArrayList<Markup>();
        var manifest = new StringJoiner("\n");
        for (var line : fix.lines().filter(line -> !line.isBlank()).toList()) {
            if (line.startsWith(" ")) {
                manifest.add(line);
                continue;
            }
            flush(manifest, blocks);
            manifest = new StringJoiner("\n");
            blocks.add(
                    COMMAND.matcher(line).matches()
                            ? Markup.of("<pre class=\"command\">%s</pre>", line.strip())
                            : Markup.of("<p class=\"said\">%s</p>", line));
        }
        flush(manifest, blocks);
        return blocks;
    }

    private static void flush(StringJoiner manifest, List<Markup> blocks) {
        if (manifest.length() > 0) {
            blocks.add(Markup.of("<pre class=\"manifest\">%s</pre>", manifest));
        }
    }
}
