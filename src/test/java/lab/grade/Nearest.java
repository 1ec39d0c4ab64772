package lab.grade;

import static java.util.Comparator.comparingInt;

import java.util.Collection;

/** What somebody who made a typing error meant. */
final class Nearest {

    private Nearest() {}

    /** A sentence that names what is possible: all of it if that is little, and what is nearest. */
    static String hint(String word, Collection<String> known) {
        var nearest = known.stream()
                .min(comparingInt(name -> distance(Words.lowerCase(word), Words.lowerCase(name))))
                .map("did you mean %s?"::formatted)
                .orElse("nothing is possible here");
        return known.size() > 10 ? nearest : nearest + " Possible: " + String.join(", ", known);
    }

    /** Levenshtein's: how many letters to insert, remove or change. */
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (var i = 0; i <= from.length(); i++) {
            var diagonal = i;
            for (var j = 0; j <= to.length(); j++) {
                var above = row[j];
                row[j] = i == 0
                        ? j
                        : j == 0
                                ? i
                                : Math.min(
                                        Math.min(above, row[j - 1]) + 1,
                                        diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
