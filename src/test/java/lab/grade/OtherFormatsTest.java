package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherFormatsTest {

    @Test
    void github_classroom_adds_up_the_scores_to_the_points() {
        var results = Written.json(new GitHubClassroom(), Grades.MIXED);

        assertThat(results.path("max_score").asDouble()).isEqualTo(9);
        assertThat(results.path("tests")
                        .valueStream()
                        .mapToDouble(test -> test.path("score").asDouble())
                        .sum())
                .isEqualTo(6.5);
        assertThat(results.path("tests")
                        .valueStream()
                        .map(test -> test.path("status").asString()))
                .containsExactly("pass", "fail", "error", "pass", "fail");
        assertThat(results.path("status").asString()).isEqualTo("error");
    }

    @Test
    void prairielearn_gets_the_share_of_what_was_judged() {
        assertThat(Written.json(new PrairieLearn(), Grades.MIXED).path("score").asDouble())
                .isEqualTo(6.5 / 9);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "ALL_BROKEN", "ALL_SKIPPED"})
    void prairielearn_takes_no_attempt_for_what_could_not_be_judged(Grades grade) {
        var results = Written.json(new PrairieLearn(), grade);

        assertThat(results.path("gradable").asBoolean(true)).isFalse();
        assertThat(results.has("score")).isFalse();
        assertThat(results.path("message").asString()).startsWith("Nothing could be graded.");
    }

    @Test
    void ctrf_counts_each_verdict_apart() {
        var results = Written.json(new Ctrf(), Grades.MIXED).path("results");

        assertThat(results.path("summary").toString())
                .isEqualTo("{\"tests\":6,\"passed\":2,\"failed\":2,\"skipped\":1,\"pending\":0,\"other\":1,"
                        + "\"start\":1795597200123,\"stop\":1795597283579}");
        assertThat(results.path("tests").path(2).path("status").asString()).isEqualTo("other");
        assertThat(results.path("tests").path(2).path("rawStatus").asString()).isEqualTo("infrastructure-error");
    }

    @Test
    void junit_calls_an_infrastructure_error_an_error() {
        assertThat(new JUnitXml().write(Grades.MIXED.grade(), Locale.ENGLISH))
                .contains("tests=\"6\" errors=\"1\" skipped=\"1\" failures=\"2\"")
                .contains("<property name=\"max_points\" value=\"9\">")
                .contains("message=\"Title of LetterIT.arrives (1.5/3)\"")
                .containsOnlyOnce("<error ");
    }

    @Test
    void open_test_reporting_has_a_chapter_with_its_checks() {
        assertThat(new OpenTestReport().write(Grades.MIXED.grade(), Locale.ENGLISH))
                .contains("<h:root name=\"NodeStopIT\" start=\"2026-11-25T09:00:00.123Z\" duration=\"PT3S\">\n"
                        + "<c:result status=\"ERRORED\">")
                .contains("<c:entry key=\"points\">1.5</c:entry>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void markdown_reads_as_it_is_known_to_be_good(String language) throws IOException {
        assertThat(new GradeMarkdown().write(Grades.MIXED.grade(), Locale.forLanguageTag(language)))
                .isEqualTo(Files.readString(Schemas.FOLDER.resolve("grade." + language + ".md")));
    }

    @Test
    void nothing_in_markdown_is_markup_of_others() {
        var text = new GradeMarkdown()
                .write(Grades.HOSTILE.grade(), Locale.ENGLISH)
                .replaceAll("(?s)<pre>[^<>]*</pre>", "")
                .replaceAll("\\\\.", "");

        assertThat(text).doesNotContain("<", "[", "`", "@");
        assertThat(text.lines().filter(line -> line.startsWith("|")))
                .hasSize(2 + Grades.HOSTILE.grade().marks().size())
                .allSatisfy(row -> assertThat(row.chars().filter(letter -> letter == '|'))
                        .as(row)
                        .hasSize(5));
    }
}
