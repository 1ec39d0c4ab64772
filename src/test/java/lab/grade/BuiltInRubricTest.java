package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInRubricTest {

    private static final String SPREAD = "PodsIT.each_service_runs_on_at_least_two_nodes";
    private static final String LOST = "NoLetterLostIT.no_letter_is_lost_and_none_is_answered_twice";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"as-taught, false", "no-interruption, true"})
    void a_hundred_points_with_or_without_what_one_replica_costs(String name, boolean asked) throws IOException {
        var marks = graded(name).marks();

        assertThat(marks.stream().mapToDouble(Mark::maxPoints).sum()).isEqualTo(100);
        assertThat(marks.stream().anyMatch(mark -> mark.check().equals(SPREAD))).isEqualTo(asked);
        assertThat(marks.stream().anyMatch(mark -> mark.check().equals(LOST))).isEqualTo(asked);
        assertThat(Schemas.yaml("rubric.schema.json", BuiltInRubric.text(name, Path.of(name))))
                .isEmpty();
    }

    @Test
    void a_file_that_extends_one_says_the_rest() throws IOException {
        var file = Files.writeString(folder.resolve("mine.yaml"), """
                extends: as-taught
                checks:
                  ServicesIT: { points: 1 }
                  PodsIT.each_service_runs_on_at_least_two_nodes: { leave_out: false, points: 2 }
                """);

        assertThat(Schemas.yaml("rubric.schema.json", Files.readString(file))).isEmpty();
        assertThat(graded(file.toString()).marks())
                .filteredOn(mark -> mark.check().startsWith("ServicesIT")
                        || mark.check().equals(SPREAD)
                        || mark.check().startsWith("RolloutIT"))
                .extracting(Mark::maxPoints)
                .containsExactlyInAnyOrder(1.0, 2.0, 9.0);
    }

    @Test
    void what_is_neither_a_rubric_nor_a_file_is_told_with_what_there_is() {
        assertThatThrownBy(() -> graded("as-tought"))
                .hasMessageStartingWith(
                        "--rubric as-tought: there is no such file, and no such rubric; did you mean as-taught?");
    }

    private Grade graded(String rubric) {
        return BuiltInRubric.read(rubric, Path.of(rubric), Exam.checks())
                .apply(Exam.refused("x", "why", Locale.ENGLISH), Optional.empty(), Locale.ENGLISH);
    }
}
