package lab.preflight;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an unquoted word means to kubectl, which reads YAML 1.1: {@code yes} is true and {@code 010} is eight. */
final class PlainScalar {

    private static final Set<String> TRUE = Set.of("y", "yes", "true", "on");
    private static final Set<String> FALSE = Set.of("n", "no", "false", "off");
    private static final Set<String> NOTHING = Set.of("", "~", "null");
    private static final Pattern INTEGER =
            Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|([0-9]+))");
    /** No more digits in the exponent than any double has: a larger one would only cost memory. */
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

    private static final int[] RADIX = {0, 0, 16, 2, 8, 10};
    private static final int LONGEST = 40;

    private PlainScalar() {}

    static Object of(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        // yEs is a word like any other
        if (text.equals(word)
                || text.equals(text.toUpperCase(Locale.ROOT))
                || text.substring(1).equals(word.substring(1))) {
            if (NOTHING.contains(word)) {
                return null;
            }
            if (TRUE.contains(word) || FALSE.contains(word)) {
                return TRUE.contains(word);
            }
        }
        return text.length() > LONGEST ? text : number(text, text.replace("_", ""));
    }

    private static Object number(String text, String digits) {
        var integer = INTEGER.matcher(digits);
        if (integer.matches()) {
            for (var group = 2; group < RADIX.length; group++) {
                if (integer.group(group) != null) {
                    return narrow(new BigInteger(integer.group(1) + integer.group(group), RADIX[group]));
                }
            }
        }
        return DECIMAL.matcher(digits).matches() ? new BigDecimal(digits) : text;
    }

    /** As JSON's readers give it: some of the client's types take no Long. */
    private static Number narrow(BigInteger number) {
        return number.bitLength() < Integer.SIZE
                ? (Number) number.intValue()
                : number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }
}
