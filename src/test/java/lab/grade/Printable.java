package lab.grade;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A grade that any format can carry: what students' pods say may be long, and no text at all. */
record Printable(Words words, int longest) {

    /** More is a log, not a hint. */
    private static final int LONGEST = 10_000;

    /** What XML 1.0 can not say, escaped or not: control characters, halves of characters, U+FFFE and U+FFFF. */
    private static final Pattern UNSPEAKABLE =
            Pattern.compile("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    static Printable in(Locale language) {
        return new Printable(Words.in(language), LONGEST);
    }

    /** The same, with shorter outputs if need be. */
    Printable atMost(int characters) {
        return new Printable(words, Math.min(longest, characters));
    }

    /** For a format with a visibility of its own. */
    Grade everything(Grade grade) {
        return new Grade(
                clean(grade.submission()),
                grade.begun(),
                grade.took(),
                grade.marks().stream().map(this::clean).toList(),
                grade.notes().stream().map(this::clean).toList());
    }

    /** For a format without: what is not to be seen by everybody keeps its points and its verdict, nothing else. */
    Grade visible(Grade grade) {
        return everything(grade).with(mark -> mark.visibility() == Visibility.VISIBLE ? mark : concealed(mark));
    }

    private Mark concealed(Mark mark) {
        return mark.said(
                "Hidden.check_" + mark.number(), words.of("hidden", mark.number()), mark.visibility(), List.of(), "");
    }

    private Mark clean(Mark mark) {
        var title = clean(mark.title()).strip();
        return mark.said(
                clean(mark.check()),
                title.isEmpty() ? clean(mark.check()) : title,
                mark.visibility(),
                mark.tags().stream().map(this::clean).toList(),
                switch (mark.verdict()) {
                    case INFRASTRUCTURE_ERROR, SKIPPED ->
                        words.of(mark.verdict().word() + ".output") + "\n" + clean(mark.output());
                    default -> clean(mark.output());
                });
    }

    private String clean(String text) {
        var spoken = UNSPEAKABLE.matcher(text.replace("\r\n", "\n")).replaceAll("\uFFFD");
        if (spoken.length() <= longest) {
            return spoken;
        }
        var end = Character.isHighSurrogate(spoken.charAt(longest - 1)) ? longest - 1 : longest;
        return spoken.substring(0, end) + "\n" + words.of("cut", end, spoken.length());
    }
}
