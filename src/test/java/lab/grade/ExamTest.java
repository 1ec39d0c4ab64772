package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExamTest {

    @Test
    void the_checks_are_worth_100_points() {
        assertThat(Exam.refused("anything", "nothing", Locale.ENGLISH).maxPoints())
                .isEqualTo(100);
    }

    @Test
    void each_has_a_title_in_both_languages() {
        assertThat(Exam.refused("anything", "nothing", Locale.KOREAN).marks())
                .extracting(Mark::title)
                .allMatch(title -> title.matches(".*[가-힣].*"));
        assertThat(Exam.refused("anything", "nothing", Locale.ENGLISH).marks())
                .allMatch(mark -> !mark.title().equals(mark.method().replace('_', ' ')));
    }
}
