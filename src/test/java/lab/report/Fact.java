package lab.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lab.observe.Moment;
import lab.observe.Recording;

/** One thing about what the run ran on. */
record Fact(String id, Text name, String value) {

    private static final List<String> MACHINE = List.of("kubernetes", "page", "java", "os", "processors");
    private static final List<String> TIMINGS =
            List.of("gracePeriod", "monitorPeriod", "lease", "toleration", "evictionRate");

    static List<Fact> of(Recording recording) {
        var facts = new ArrayList<Fact>();
        facts.add(fact(
                "begun", recording.moments().isEmpty() ? "" : recording.begin().toString()));
        facts.add(fact("moments", String.valueOf(recording.moments().size())));
        recording.of("Settings").findFirst().ifPresent(settings -> facts.addAll(of(settings)));
        recording
                .images()
                .forEach((node, images) -> facts.add(new Fact(
                        "images." + node,
                        Text.of("fact.images", node),
                        images.stream()
                                .filter(image -> image.contains("-app:"))
                                .reduce((a, b) -> a + ", " + b)
                                .orElse("–"))));
        return List.copyOf(facts);
    }

    private static List<Fact> of(Moment settings) {
        var facts = new ArrayList<Fact>();
        facts.add(fact("cluster", settings.name()));
        MACHINE.forEach(id -> facts.add(fact(id, settings.object().path(id).asString(""))));
        var timings = settings.object().path("timings");
        facts.add(fact("timings", timings.path("name").asString("")));
        TIMINGS.forEach(id -> facts.add(fact(id, seconds(timings.path(id).asString("")))));
        return facts;
    }

    private static Fact fact(String id, String value) {
        return new Fact(id, Text.of("fact." + id), value);
    }

    /** The settings have durations as programs write them. */
    private static String seconds(String value) {
        return value.startsWith("PT") ? Clock.text(Duration.parse(value)) : value;
    }
}
