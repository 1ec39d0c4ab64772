package lab.grade;

import static lab.grade.Verdict.FAILED;
import static lab.grade.Verdict.INFRASTRUCTURE_ERROR;
import static lab.grade.Verdict.PASSED;
import static lab.grade.Verdict.SKIPPED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Grades to write, each of them a trap for some format. */
enum Grades {
    /** 6.5 of 9: all verdicts, partial credit, a hidden check; not judged: 4. */
    MIXED(
            mark("PodsIT.spread", PASSED, 2, 2),
            mark("LetterIT.arrives", FAILED, 1.5, 3),
            mark("NodeStopIT.heals", INFRASTRUCTURE_ERROR, 0, 4),
            mark("NodeStopIT.returns", SKIPPED, 0, 1),
            seen(mark("PodSecurityIT.refuses", PASSED, 3, 3), Visibility.HIDDEN),
            seen(mark("PodSecurityIT.warns", FAILED, 0, 1), Visibility.AFTER_PUBLISHED)),
    FULL(mark("PodsIT.spread", PASSED, 2, 2), mark("LetterIT.arrives", PASSED, 3.25, 3.25)),
    NOTHING(),
    ALL_BROKEN(mark("PodsIT.spread", INFRASTRUCTURE_ERROR, 0, 2), mark("LetterIT.arrives", INFRASTRUCTURE_ERROR, 0, 3)),
    ALL_SKIPPED(mark("NodeStopIT.heals", SKIPPED, 0, 2)),
    WORTHLESS(mark("PodsIT.spread", PASSED, 0, 0), mark("LetterIT.arrives", FAILED, 0, 0)),
    /** All that can be named is named like an attack. */
    HOSTILE(
            hostile(1, PASSED, 1),
            hostile(2, FAILED, 0.5),
            hostile(3, INFRASTRUCTURE_ERROR, 0),
            hostile(4, SKIPPED, 0)),
    TITLELESS(new Mark(1, "PodsIT.spread", " ", FAILED, 0, 1, Visibility.VISIBLE, List.of(), "", Duration.ZERO)),
    ENDLESS(new Mark(
            1,
            "PodsIT.spread",
            "spread",
            FAILED,
            0,
            1,
            Visibility.VISIBLE,
            List.of(),
            "로그".repeat(50_000),
            Duration.ZERO));

    /** NUL, escape, a lone half of a character, a character that is none; then markup of each format; then one with two halves. */
    static final String ATTACK =
            "\0\33[31m\uD83D\uFFFF<script>alert(1)</script>&amp;]]>|\"'`@all\n## [x](javascript:y)\r\n{\"score\":99}\uD83D\uDE00한글";

    static final Instant BEGUN = Instant.parse("2026-11-25T09:00:00.123Z");

    private final List<Mark> marks;

    Grades(Mark... marks) {
        this.marks = IntStream.range(0, marks.length)
                .mapToObj(before -> marks[before].numbered(before + 1))
                .toList();
    }

    Grade grade() {
        var hostile = this == HOSTILE;
        return new Grade(
                hostile ? ATTACK : "alice",
                BEGUN,
                Duration.ofMillis(83_456),
                marks,
                hostile ? List.of(ATTACK) : List.of("Tried twice."));
    }

    static Mark mark(String check, Verdict verdict, double points, double max) {
        return new Mark(
                1,
                check,
                "Title of " + check,
                verdict,
                points,
                max,
                Visibility.VISIBLE,
                List.of("pods"),
                "Hint of " + check,
                Duration.ofMillis(1500));
    }

    private static Mark seen(Mark mark, Visibility visibility) {
        return mark.said(mark.check(), mark.title(), visibility, mark.tags(), mark.output());
    }

    private static Mark hostile(int number, Verdict verdict, double points) {
        return new Mark(
                number,
                "A." + ATTACK,
                ATTACK,
                verdict,
                points,
                1,
                Visibility.VISIBLE,
                List.of(ATTACK),
                ATTACK,
                Duration.ofHours(30));
    }
}
