package lab.grade;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Reads what rubric.schema.json describes; beyond the schema it knows which checks there are. */
record RubricFile(Collection<String> knownChecks) {

    /** More is a slip of the keyboard. */
    private static final double MOST = 10_000;

    Rubric read(YamlNode file) {
        var fields = file.fields(List.of("title", "checks", "deadlines", "due", "late", "max_score", "extends"));
        var maxScore = number(fields.get("max_score"));
        if (maxScore.isPresent() && maxScore.getAsDouble() == 0) {
            throw fields.get("max_score").refused("expected more than 0 points");
        }
        return new Rubric(
                Optional.ofNullable(fields.get("extends")).map(this::base),
                text(fields.get("title")),
                Optional.ofNullable(fields.get("checks")).map(this::checks).orElse(Map.of()),
                Optional.ofNullable(fields.get("deadlines"))
                        .map(RubricFile::deadlines)
                        .orElse(Rubric.none().deadlines()),
                due(Optional.ofNullable(fields.get("due")), Optional.ofNullable(fields.get("late"))),
                maxScore);
    }

    private Rubric base(YamlNode name) {
        return BuiltInRubric.named(name.text())
                .orElseThrow(() -> name.refused("unknown rubric %s; %s"
                        .formatted(name.text(), Nearest.hint(name.text(), BuiltInRubric.names()))))
                .read(knownChecks);
    }

    private Map<String, CheckRule> checks(YamlNode checks) {
        var known = new TreeSet<>(knownChecks);
        knownChecks.forEach(check -> known.add(check.replaceFirst("\\..*", "")));
        return checks.fields(known).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, check -> rule(check.getValue())));
    }

    private static CheckRule rule(YamlNode rule) {
        var fields = rule.fields(List.of("points", "visibility", "title", "leave_out", "tags"));
        return new CheckRule(
                number(fields.get("points")),
                Optional.ofNullable(fields.get("visibility")).map(RubricFile::visibility),
                text(fields.get("title")),
                Optional.ofNullable(fields.get("leave_out")).map(YamlNode::flag),
                Optional.ofNullable(fields.get("tags")).map(YamlNode::items).orElse(List.of()).stream()
                        .map(YamlNode::text)
                        .toList());
    }

    private static Visibility visibility(YamlNode word) {
        var known = Arrays.stream(Visibility.values()).map(Visibility::word).toList();
        var at = known.indexOf(word.text());
        if (at < 0) {
            throw word.refused("unknown visibility %s; %s".formatted(word.text(), Nearest.hint(word.text(), known)));
        }
        return Visibility.values()[at];
    }

    private static Deadlines deadlines(YamlNode deadlines) {
        var fields = deadlines.fields(List.of("ready", "healed"));
        return new Deadlines(
                Optional.ofNullable(fields.get("ready")).map(RubricFile::duration),
                Optional.ofNullable(fields.get("healed")).map(RubricFile::duration));
    }

    private static Duration duration(YamlNode duration) {
        return Duration.parse("PT" + matching(duration, "[1-9][0-9]{0,4}[smh]", "a duration such as 90s, 5m or 1h"));
    }

    private static Optional<Due> due(Optional<YamlNode> due, Optional<YamlNode> late) {
        if (due.isEmpty() && late.isPresent()) {
            throw late.get().refused("late needs to know when the submission is due");
        }
        var fields =
                late.map(node -> node.fields(List.of("per_day", "at_most"))).orElse(Map.of());
        if (late.isPresent() && !fields.containsKey("per_day")) {
            throw late.get().refused("late needs per_day");
        }
        return due.map(
                at -> new Due(instant(at), percent(fields.get("per_day"), 0), percent(fields.get("at_most"), 1)));
    }

    private static Instant instant(YamlNode time) {
        var example = "a time such as 2026-12-01T23:59:00+09:00";
        var text = matching(time, "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)", example);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw time.refused("expected " + example + "; there is no such day or time");
        }
    }

    private static double percent(YamlNode share, double otherwise) {
        if (share == null) {
            return otherwise;
        }
        return Double.parseDouble(
                        matching(share, "(100|[0-9]{1,2})%", "from 0% to 100%").replace("%", ""))
                / 100;
    }

    private static String matching(YamlNode node, String pattern, String expected) {
        var text = node.text();
        if (!text.matches(pattern)) {
            throw node.refused("expected " + expected);
        }
        return text;
    }

    private static OptionalDouble number(YamlNode points) {
        if (points == null) {
            return OptionalDouble.empty();
        }
        if (!(points.number() >= 0 && points.number() <= MOST)) {
            throw points.refused("expected from 0 to %.0f points".formatted(MOST));
        }
        return OptionalDouble.of(points.number());
    }

    private static Optional<String> text(YamlNode text) {
        return Optional.ofNullable(text).map(YamlNode::text);
    }
}
