package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class Classroom50Test {

    private static final Classroom50 NOBODY = Classroom50.from(Map.of());

    @Test
    void full_marks_stay_full_marks_in_whole_numbers() {
        var result = Written.json(NOBODY, Grades.FULL);

        assertThat(result.path("score").asInt()).as("5.25 in hundredths").isEqualTo(525);
        assertThat(result.path("max-score").asInt()).isEqualTo(525);
    }

    @Test
    void nothing_is_earned_that_was_not() {
        var result = Written.json(NOBODY, Grades.MIXED);

        assertThat(result.path("score").asInt()).as("6.5, rounded down").isEqualTo(6);
        assertThat(result.path("max-score").asInt()).isEqualTo(9);
        assertThat(result.path("tests").path(1).path("score").asInt()).isEqualTo(1);
    }

    @Test
    void an_infrastructure_error_is_worth_nothing_and_a_skipped_check_is_not_there() {
        var tests = Written.json(NOBODY, Grades.MIXED).path("tests");

        assertThat(tests).hasSize(5);
        assertThat(tests.path(2).path("max-score").asInt(-1)).isZero();
        assertThat(tests.path(2).path("verdict").asString()).isEqualTo("infrastructure-error");
        assertThat(tests.valueStream().map(test -> test.path("verdict").asString()))
                .doesNotContain("skipped");
    }

    @Test
    void the_runner_says_who_handed_in_what() {
        var result = written(Map.of(
                "CLASSROOM", "k8s",
                "ASSIGNMENT", "pipeline",
                "OWNER", "alice",
                "SUBMISSION_TAG", "submit/1",
                "COMMIT_URL", "https://github.com/c/1",
                "RELEASE_URL", "https://github.com/r/1",
                "GITHUB_REPOSITORY", "somebody/else"));

        assertThat(result.path("classroom").asString()).isEqualTo("k8s");
        assertThat(result.path("assignment").asString()).isEqualTo("pipeline");
        assertThat(result.path("owner").asString()).isEqualTo("alice");
        assertThat(result.path("submission").asString()).isEqualTo("submit/1");
        assertThat(result.path("review").asString()).isEqualTo("https://github.com/c/1");
        assertThat(result.path("datetime").asString()).isEqualTo("2026-11-25T09:00:00Z");
        assertThat(result.path("graded_at").asString()).isEqualTo("2026-11-25T09:01:23Z");
    }

    @Test
    void without_the_runner_github_does() {
        var result = written(Map.of("GITHUB_REPOSITORY", "alice/pipeline", "GITHUB_SHA", "a1b2c3d"));

        assertThat(result.path("owner").asString()).isEqualTo("alice");
        assertThat(result.path("commit").asString()).isEqualTo("https://github.com/alice/pipeline/commit/a1b2c3d");
        assertThat(result.path("classroom").asString("?")).isEmpty();
    }

    private static JsonNode written(Map<String, String> environment) {
        return JsonMapper.shared().readTree(Classroom50.from(environment).write(Grades.FULL.grade(), Locale.ENGLISH));
    }
}
