package lab.grade;

import static lab.grade.Verdict.FAILED;
import static lab.grade.Verdict.INFRASTRUCTURE_ERROR;
import static lab.grade.Verdict.PASSED;
import static lab.grade.Verdict.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RubricTest {

    private static final String SPREAD = "PodsIT.each_service_runs_on_at_least_two_nodes";

    static final List<String> KNOWN = List.of(
            SPREAD, "NodesIT.three_nodes_are_ready", "ServicesIT.reached", "NodeStopIT.heals", "NodeStopIT.returns");

    @TempDir
    private Path folder;

    @Test
    void the_example_is_read_as_it_says() {
        var rubric = Rubric.read(Schemas.FOLDER.resolve("rubric.example.yaml"), Exam.checks());

        assertThat(rubric.title()).hasValue("Kubernetes lab, week 11");
        assertThat(rubric.deadlines())
                .isEqualTo(new Deadlines(Optional.of(Duration.ofSeconds(90)), Optional.of(Duration.ofMinutes(1))));
        assertThat(rubric.due()).hasValue(new Due(Instant.parse("2026-12-01T14:59:00Z"), 0.1, 0.5));
        assertThat(rubric.maxScore()).hasValue(100);
        assertThat(rubric.apply(Grades.mark("NoLetterLostIT.no_letter_is_lost", PASSED, 1, 1)))
                .isEmpty();
        assertThat(rubric.apply(Grades.mark("NodeStopIT.heals", PASSED, 1, 1))
                        .orElseThrow()
                        .tags())
                .containsExactly("pods", "resilience");
        var spread = rubric.apply(Grades.mark(SPREAD, FAILED, 1, 2)).orElseThrow();
        assertThat(spread.title()).isEqualTo("The pods are spread");
        assertThat(spread.visibility()).isEqualTo(Visibility.AFTER_DUE_DATE);
        assertThat(spread.points()).as("half of it, as before").isEqualTo(1.25);
        assertThat(spread.maxPoints()).isEqualTo(2.5);
    }

    @Test
    void none_changes_nothing() {
        assertThat(Rubric.none().apply(Grades.MIXED.grade(), Optional.of(Instant.MAX), Locale.ENGLISH))
                .isEqualTo(Grades.MIXED.grade());
    }

    @Test
    void what_is_said_of_a_check_prevails_over_its_chapter() throws IOException {
        var rubric = read("""
                checks:
                  NodeStopIT: {points: 3, visibility: hidden, leave_out: true}
                  NodeStopIT.heals: {points: 5, leave_out: false}
                """);

        assertThat(rubric.apply(Grades.mark("NodeStopIT.returns", PASSED, 1, 1)))
                .isEmpty();
        assertThat(rubric.apply(Grades.mark("NodeStopIT.heals", PASSED, 1, 1)))
                .hasValueSatisfying(mark -> assertThat(mark.points()).isEqualTo(5))
                .hasValueSatisfying(mark -> assertThat(mark.visibility()).isEqualTo(Visibility.HIDDEN));
    }

    @Test
    void a_check_that_was_worth_nothing_is_worth_all_or_nothing() throws IOException {
        var rubric = read("checks: {NodeStopIT: {points: 3}}");

        assertThat(rubric.apply(Grades.mark("NodeStopIT.heals", PASSED, 0, 0))
                        .orElseThrow()
                        .points())
                .isEqualTo(3);
        assertThat(rubric.apply(Grades.mark("NodeStopIT.heals", FAILED, 0, 0))
                        .orElseThrow()
                        .points())
                .isZero();
    }

    @Test
    void the_maxima_of_what_was_judged_come_to_the_maximum_score() throws IOException {
        var marks = List.of(
                Grades.mark("PodsIT.a", PASSED, 1, 1),
                Grades.mark("PodsIT.b", INFRASTRUCTURE_ERROR, 0, 3),
                Grades.mark("PodsIT.c", FAILED, 0.5, 1),
                Grades.mark("PodsIT.d", SKIPPED, 0, 7),
                Grades.mark("PodsIT.e", PASSED, 1, 1));

        var grade = read("max_score: 100").apply(grade(marks), Optional.empty(), Locale.ENGLISH);

        assertThat(grade.maxPoints()).isEqualTo(100);
        assertThat(grade.points()).isEqualTo(83.33);
        assertThat(grade.marks()).extracting(Mark::maxPoints).containsExactly(33.33, 100.0, 33.34, 233.33, 33.33);
        assertThat(grade.notes()).containsExactly("All points are scaled so that the maximum is 100.");
    }

    @Test
    void nothing_to_scale_stays_nothing() throws IOException {
        assertThat(read("max_score: 100")
                        .apply(Grades.ALL_BROKEN.grade(), Optional.empty(), Locale.ENGLISH)
                        .maxPoints())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T14:59:00Z, 10, ''",
        "2026-12-01T14:59:01Z, 9, 'Handed in late, days begun: 1. That costs 10% of the points earned.'",
        "2026-12-02T14:59:00Z, 9, 'Handed in late, days begun: 1. That costs 10% of the points earned.'",
        "2026-12-03T00:00:00Z, 8, 'Handed in late, days begun: 2. That costs 20% of the points earned.'",
        "2027-01-01T00:00:00Z, 5, 'Handed in late, days begun: 31. That costs 50% of the points earned.'"
    })
    void each_begun_day_costs(Instant handedIn, double points, String note) throws IOException {
        var rubric = read("due: 2026-12-01T23:59:00+09:00\nlate: {per_day: 10%, at_most: 50%}");

        var grade = rubric.apply(
                grade(List.of(Grades.mark("PodsIT.a", PASSED, 10, 10))), Optional.of(handedIn), Locale.ENGLISH);

        assertThat(grade.points()).isEqualTo(points);
        assertThat(grade.maxPoints()).isEqualTo(10);
        assertThat(String.join("", grade.notes())).isEqualTo(note);
    }

    private Rubric read(String yaml) throws IOException {
        return Rubric.read(Files.writeString(folder.resolve("rubric.yaml"), yaml), KNOWN);
    }

    private static Grade grade(List<Mark> marks) {
        return new Grade("alice", Grades.BEGUN, Duration.ZERO, marks, List.of());
    }
}
