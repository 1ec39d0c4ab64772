package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeTest {

    @Test
    void only_what_was_judged_counts() {
        var grade = Grades.MIXED.grade();

        assertThat(grade.points()).isEqualTo(6.5);
        assertThat(grade.maxPoints()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, true, false",
        "MIXED, false, true",
        "NOTHING, false, false",
        "ALL_BROKEN, false, true",
        "ALL_SKIPPED, false, false"
    })
    void the_verdicts_are_kept_apart(Grades grade, boolean passed, boolean infrastructure) {
        assertThat(grade.grade().passed()).isEqualTo(passed);
        assertThat(grade.grade().infrastructure()).isEqualTo(infrastructure);
    }

    @Test
    void an_infrastructure_error_leaves_the_others_their_full_marks() {
        var marks = new ArrayList<>(Grades.FULL.grade().marks());
        marks.add(Grades.mark("NodeStopIT.heals", Verdict.INFRASTRUCTURE_ERROR, 0, 4));
        var full = Grades.FULL.grade();
        var grade = new Grade(full.submission(), full.begun(), full.took(), marks, full.notes());

        assertThat(grade.points()).isEqualTo(grade.maxPoints()).isEqualTo(full.maxPoints());
        assertThat(grade.passed()).isTrue();
    }

    @Test
    void points_are_hundredths() {
        var third = Grades.mark("PodsIT.spread", Verdict.FAILED, 1 / 3.0, 1);

        assertThat(third.points()).isEqualTo(0.33);
        assertThat(Score.text(third.points())).isEqualTo("0.33");
        assertThat(Score.text(100)).isEqualTo("100");
    }

    @Test
    void what_does_not_count_earns_nothing() {
        assertThat(Grades.mark("PodsIT.spread", Verdict.INFRASTRUCTURE_ERROR, 1, 2)
                        .points())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "3, 2", "NaN, 2", "0, NaN", "0, Infinity", "0, -1"})
    void points_are_between_nothing_and_the_maximum(double points, double max) {
        assertThatThrownBy(() -> Grades.mark("PodsIT.spread", Verdict.FAILED, points, max))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PodsIT.spread can not be worth %s of %s points", points, max);
    }
}
