package lab.grade;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import lab.diagnose.Spoken;

/**
 * What a grade says of the checks that cost points: sentences, and nothing that a program printed for programmers. What explains several is
 * told once.
 *
 * @param told by what was told, the title of the check where it was
 */
record CheckOutput(
        Optional<String> hint, ResourceBundle texts, Words words, Locale language, Map<String, String> told) {

    CheckOutput(Optional<String> hint, Locale language) {
        this(hint, Spoken.texts("lab.grade.checks", language), Words.in(language), language, new HashMap<>());
    }

    String title(String check) {
        return text(check)
                .orElseGet(() -> check.substring(check.indexOf('.') + 1).replace('_', ' '));
    }

    /** Of a check that failed for these reasons: what was expected, what was seen, and why. */
    String failed(String check, List<Throwable> causes) {
        var expected = text(check + ".expected").map(text -> words.of("expected", text));
        var seen = causes.stream()
                .flatMap(cause -> seen(cause).stream())
                .distinct()
                .collect(joining("\n"));
        return Stream.of(
                        expected,
                        Optional.of(seen)
                                .filter(text -> !text.isEmpty())
                                .map(text -> once(check, text, words.of("seen", text))),
                        hint.map(text -> once(check, text, words.of("cause", text))))
                .flatMap(Optional::stream)
                .distinct()
                .collect(joining("\n"));
    }

    /** Of a check that passed, and may have passed for another reason. */
    String unproven(String proof) {
        return words.of("unproven", title(proof));
    }

    /** Of what broke the lab itself. */
    static String firstLines(List<Throwable> causes) {
        return causes.stream()
                .map(cause ->
                        String.valueOf(cause.getMessage()).lines().findFirst().orElse(""))
                .distinct()
                .collect(joining("\n"));
    }

    /** The first time as it is; then only where it was. */
    private String once(String check, String what, String text) {
        var before = told.putIfAbsent(what, title(check));
        return before == null || before.equals(title(check)) ? text : words.of("same", before);
    }

    private Optional<String> seen(Throwable why) {
        return why instanceof Unmet unmet ? Optional.of(unmet.text(language)) : Optional.empty();
    }

    private Optional<String> text(String key) {
        try {
            return Optional.of(texts.getString(key));
        } catch (MissingResourceException none) {
            return Optional.empty();
        }
    }
}
