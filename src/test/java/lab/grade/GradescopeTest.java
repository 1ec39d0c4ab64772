package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GradescopeTest {

    @Test
    void an_infrastructure_error_is_no_failure_and_says_so() {
        var broken = Written.json(new Gradescope(), Grades.MIXED).path("tests").path(2);

        assertThat(broken.has("status")).isFalse();
        assertThat(broken.path("max_score").asDouble()).isZero();
        assertThat(broken.path("output").asString())
                .startsWith("This is no fault of the submission")
                .endsWith("Hint of NodeStopIT.heals");
    }

    @Test
    void partial_credit_is_a_failed_test_with_points() {
        var partial = Written.json(new Gradescope(), Grades.MIXED).path("tests").path(1);

        assertThat(partial.path("status").asString()).isEqualTo("failed");
        assertThat(partial.path("score").asDouble()).isEqualTo(1.5);
        assertThat(partial.path("max_score").asDouble()).isEqualTo(3);
    }

    @Test
    void a_hidden_check_is_there_for_the_instructor() {
        var hidden = Written.json(new Gradescope(), Grades.MIXED).path("tests").path(4);

        assertThat(hidden.path("visibility").asString()).isEqualTo("hidden");
        assertThat(hidden.path("name").asString()).isEqualTo("Title of PodSecurityIT.refuses");
    }

    @Test
    void what_all_see_tells_no_points_of_what_some_do_not_see() {
        assertThat(Written.json(new Gradescope(), Grades.MIXED).path("output").asString())
                .isEqualTo("Tried twice.");
        assertThat(Written.json(new Gradescope(), Grades.FULL).path("output").asString())
                .isEqualTo("5.25 of 5.25 points. Checks passed: 2.\nTried twice.");
    }

    @Test
    void nothing_a_pod_says_is_html() {
        var results = Written.json(new Gradescope(), Grades.HOSTILE);

        assertThat(results.path("output_format").asString()).isEqualTo("text");
        assertThat(results.path("tests")).hasSize(4).allSatisfy(test -> {
            assertThat(test.path("output_format").asString()).isEqualTo("text");
            assertThat(test.path("name_format").asString()).isEqualTo("text");
        });
    }
}
