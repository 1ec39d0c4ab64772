package lab.report;

import java.util.List;
import java.util.Locale;

/** What the timeline is drawn with. How it looks, its class says: in style.css. */
final class Shape {

    /** How wide a letter is at most, at the size that names in bars have. */
    private static final double LETTER = 6.6;

    private Shape() {}

    static Markup rect(String classes, double x, double y, double width, double height) {
        return Markup.of(
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
                classes, number(x), number(y), number(Math.max(width, 1)), number(height));
    }

    /** The same with one of the patterns of page.html. */
    static Markup filled(String pattern, double x, double y, double width, double height) {
        return Markup.of(
                "<rect fill=\"url(#%s)\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
                pattern, number(x), number(y), number(Math.max(width, 1)), number(height));
    }

    static Markup line(String classes, double x1, double y1, double x2, double y2) {
        return Markup.of(
                "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
                classes, number(x1), number(y1), number(x2), number(y2));
    }

    static Markup path(String classes, String path, Object... numbers) {
        return Markup.of("<path class=\"%s\" d=\"%s\"/>", classes, String.format(Locale.ROOT, path, numbers));
    }

    static Markup text(String classes, double x, double y, Text text) {
        return Markup.of(
                "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>", classes, number(x), number(y), Markup.spans(text));
    }

    static Markup text(String classes, double x, double y, String text) {
        return text(classes, x, y, Text.same(text));
    }

    /** The text, if there is room for it. */
    static Markup label(String classes, double x, double y, double width, String text) {
        return fits(text, width) ? text(classes, x + 4, y, text) : Markup.NONE;
    }

    static boolean fits(String text, double width) {
        return text.length() * LETTER + 8 <= width;
    }

    /** Shapes that belong together, with what is said of them to whoever points there. */
    static Markup group(String classes, String title, Object... shapes) {
        return Markup.of("<g class=\"%s\"><title>%s</title>%s</g>", classes, title, List.of(shapes));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
