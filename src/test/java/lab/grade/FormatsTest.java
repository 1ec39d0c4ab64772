package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {

    @ParameterizedTest
    @MethodSource("all")
    void every_grade_is_valid_in_every_format_and_language(Formats format, Grades grade, Locale language)
            throws IOException {
        assertThat(Schemas.errors(format, format.format().write(grade.grade(), language)))
                .isEmpty();
    }

    static Stream<Arguments> all() {
        return Stream.of(Formats.values())
                .flatMap(format -> Stream.of(Grades.values())
                        .flatMap(grade -> Stream.of(Locale.KOREAN, Locale.ENGLISH)
                                .map(language -> Arguments.of(format, grade, language))));
    }

    @Test
    void two_that_write_the_same_file_are_not_asked_for_together() {
        assertThatThrownBy(() -> Formats.named(List.of("junit", "prairielearn", "gradescope")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prairielearn and gradescope both write results.json: ask for one of them");
        assertThat(Formats.named(List.of("junit", "junit"))).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_unspeakable_gets_through(Formats format) {
        assertThat(write(format, Grades.HOSTILE))
                .contains("\uD83D\uDE00", "한글")
                .doesNotContain("\0", "\33", "\uFFFF", "\\u0000", "\\u001b")
                .doesNotMatch("(?s).*[\\x{D800}-\\x{DFFF}].*");
    }

    @ParameterizedTest
    @EnumSource
    void a_long_output_is_cut_and_says_so(Formats format) {
        assertThat(write(format, Grades.ENDLESS))
                .contains("10000 of its 100000 characters")
                .hasSizeLessThan(13_000);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GRADESCOPE")
    void only_gradescope_is_told_what_is_hidden(Formats format) {
        assertThat(write(format, Grades.MIXED))
                .contains("Title of LetterIT")
                .containsPattern("Hidden check [56]")
                .doesNotContain("PodSecurityIT", "refuses", "warns");
    }

    @Test
    void what_is_written_for_prairielearn_is_below_its_limit_however_much_was_said() {
        var loud = Grades.mark("PodsIT.spread", Verdict.FAILED, 0, 1)
                .said("PodsIT.spread", "spread", Visibility.VISIBLE, List.of(), "한\"".repeat(10_000));
        var grade = new Grade("alice", Grades.BEGUN, Duration.ZERO, Collections.nCopies(100, loud), List.of());

        assertThat(Formats.PRAIRIELEARN.format().write(grade, Locale.KOREAN).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(1_000_000);
    }

    @Test
    void a_format_is_found_by_its_name() {
        assertThat(Formats.names())
                .containsExactly(
                        "gradescope",
                        "classroom50",
                        "github-classroom",
                        "prairielearn",
                        "ctrf",
                        "junit",
                        "open-test-reporting",
                        "markdown");
        assertThat(Formats.names().stream().map(name -> Formats.named(name).file()))
                .containsExactly(
                        "results.json",
                        "result.json",
                        "github-classroom.json",
                        "results.json",
                        "ctrf.json",
                        "TEST-grade.xml",
                        "open-test-report.xml",
                        "grade.md");
    }

    @Test
    void a_name_that_is_none_is_told_the_nearest() {
        assertThatThrownBy(() -> Formats.named("grade-scope"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "unknown format grade-scope; did you mean gradescope? Possible: gradescope, classroom50");
    }

    private static String write(Formats format, Grades grade) {
        return format.format().write(grade.grade(), Locale.ENGLISH);
    }
}
