package lab.grade;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import lab.diagnose.Spoken;

/**
 * What a grade says of the checks that cost points: sentences, and nothing that a program printed for programmers.
 *
 * @param hint why what failed did so, and what to do
 */
record CheckOutput(Optional<String> hint, ResourceBundle texts, Words words, Locale language) {

    /** Stands between what was seen and why. */
    private static final String GAP = "\n\n";

    CheckOutput(Optional<String> hint, Locale language) {
        this(hint, Spoken.texts("lab.grade.checks", language), Words.in(language), language);
    }

    /** The grade where a cause that several checks share is told at the first of them; at the others where that is. */
    static Grade causesOnce(Grade grade, Locale language) {
        var words = Words.in(language);
        var told = new HashMap<String, String>();
        return grade.with(mark -> {
            var cause = mark.output().indexOf(GAP + words.of("cause", ""));
            var before = cause < 0 ? null : told.putIfAbsent(mark.output().substring(cause), mark.title());
            return before == null
                    ? mark
                    : mark.said(
                            mark.check(),
                            mark.title(),
                            mark.visibility(),
                            mark.tags(),
                            mark.output().substring(0, cause) + "\n" + words.of("same", before));
        });
    }

    String title(String check) {
        return text(check)
                .orElseGet(() -> check.substring(check.indexOf('.') + 1).replace('_', ' '));
    }

    /** Of a check that failed for these reasons: what was expected, what was seen, and why. */
    String failed(String check, List<Throwable> causes) {
        var expected = text(check + ".expected").map(text -> words.of("expected", text));
        var seen = causes.stream()
                .filter(Unmet.class::isInstance)
                .map(unmet -> words.of("seen", ((Unmet) unmet).text(language)))
                .distinct();
        return Stream.concat(expected.stream(), seen).collect(joining("\n"))
                + hint.map(why -> GAP + words.of("cause", why)).orElse("");
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

    private Optional<String> text(String key) {
        try {
            return Optional.of(texts.getString(key));
        } catch (MissingResourceException none) {
            return Optional.empty();
        }
    }
}
