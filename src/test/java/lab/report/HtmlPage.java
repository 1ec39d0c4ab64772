package lab.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.observe.Recording;

/** The page: one file that needs no other, and no network; nothing that a cluster said can run in it. */
record HtmlPage(Content content, Recording recording, String file) {

    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");

    String html() {
        var script = read("report.js");
        var clock = new Clock(content.timeline().zero());
        var slots = Map.ofEntries(
                Map.entry("style", read("style.css")),
                Map.entry("script", script),
                // the browser runs this script and no other
                Map.entry("script-hash", hash(script)),
                Map.entry("cluster", Markup.of("%s", content.cluster()).html()),
                Map.entry("title", Markup.of("%s", Text.of("title")).html()),
                Map.entry("language", Markup.of("%s", Text.of("language")).html()),
                Map.entry("outcome", content.verdict().outcome().name()),
                Map.entry("verdict", verdict().html()),
                Map.entry("figures-title", Markup.of("%s", Text.of("figures")).html()),
                Map.entry("figures", new FigureSection(content.figures()).html().html()),
                Map.entry(
                        "diagnosis", new CardSection(content.diagnosis()).html().html()),
                Map.entry("timeline-title", Markup.of("%s", Text.of("timeline")).html()),
                Map.entry("timeline-note", Markup.of("%s", timelineNote()).html()),
                Map.entry(
                        "timeline-label",
                        Markup.of("%s", Text.of("timeline.label")).html()),
                Map.entry("timeline", new Timeline(content).drawn().html()),
                Map.entry("legend", new LegendSection(content).html().html()),
                Map.entry("phases", new PhaseSection(content).html().html()),
                Map.entry("checks", new CheckSection(content.checks()).html().html()),
                Map.entry("path", new PathSection(content.acts()).html().html()),
                Map.entry(
                        "environment",
                        new FactSection(content.environment()).html().html()),
                Map.entry("raw", new RawSection(recording, clock, file).html().html()));
        return SLOT.matcher(read("page.html")).replaceAll(slot -> Matcher.quoteReplacement(slots.get(slot.group(1))));
    }

    private Markup verdict() {
        var outcome = content.verdict().outcome();
        return Markup.of(
                "<b class=\"badge\">%s</b> %s",
                Text.of("verdict." + outcome.name()), content.verdict().sentence());
    }

    private Text timelineNote() {
        return Text.of(content.healing().isEmpty() ? "timeline.run" : "timeline.death");
    }

    private static String hash(String script) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String read(String name) {
        try (var file = HtmlPage.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
