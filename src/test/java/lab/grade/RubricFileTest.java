package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RubricFileTest {

    private static final String SCHEMA = "rubric.schema.json";

    @TempDir
    private Path folder;

    @Test
    void the_example_keeps_to_the_schema() throws IOException {
        assertThat(Schemas.yaml(SCHEMA, Files.readString(Schemas.FOLDER.resolve("rubric.example.yaml"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "title: 한글",
                "checks: {}",
                "checks: {PodsIT: {}}",
                "checks: {PodsIT: {points: 0, visibility: hidden, leave_out: false, tags: []}}",
                "deadlines: {ready: 1h}",
                "due: 2026-12-01T23:59:00Z",
                "due: 2026-12-01T23:59:00Z\nlate: {per_day: 100%}",
                "max_score: 0.5"
            })
    void schema_and_reader_take_the_same(String yaml) throws IOException {
        assertThat(Schemas.yaml(SCHEMA, yaml)).isEmpty();
        assertThat(read(yaml)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "[] # line 1, column 1: expected names with values",
                "text # line 1, column 1: expected names with values",
                "titel: x # line 1, column 1: unknown name titel; did you mean title? Possible: title, checks, deadlines",
                "extends: as-tought # line 1, column 10: unknown rubric as-tought; did you mean as-taught?",
                "title: 7 # line 1, column 8: expected text; a number needs quotes",
                "title: ' ' # line 1, column 8: expected text, this is blank",
                "title: # line 1, column 7: expected text",
                "checks: # line 1, column 8: expected names with values",
                "checks: {PodsIT: 3} # line 1, column 18: expected names with values",
                "checks: {PodsIT: {poinst: 3}} # line 1, column 19: unknown name poinst; did you mean points?",
                "checks: {PodsIT: {points: -1}} # line 1, column 27: expected from 0 to 10000 points",
                "checks: {PodsIT: {points: 10001}} # line 1, column 27: expected from 0 to 10000 points",
                "checks: {PodsIT: {points: '3'}} # line 1, column 27: expected a number",
                "checks: {PodsIT: {points: three}} # line 1, column 27: expected a number",
                "checks: {PodsIT: {points: [3]}} # line 1, column 27: expected a number",
                "checks: {PodsIT: {leave_out: yes}} # line 1, column 30: expected true or false",
                "checks: {PodsIT: {tags: resilience}} # line 1, column 25: expected a list",
                "checks: {PodsIT: {tags: [7]}} # line 1, column 26: expected text",
                "checks: {PodsIT: {visibility: hiden}} # line 1, column 31: unknown visibility hiden; did you mean hidden?",
                "checks: {PodsIT: {visibility: HIDDEN}} # line 1, column 31: unknown visibility HIDDEN; did you mean hidden?",
                "deadlines: {redy: 90s} # line 1, column 13: unknown name redy; did you mean ready?",
                "deadlines: {ready: 90} # line 1, column 20: expected text; a number needs quotes",
                "deadlines: {ready: 90 s} # line 1, column 20: expected a duration such as 90s, 5m or 1h",
                "deadlines: {ready: 0s} # line 1, column 20: expected a duration",
                "deadlines: {ready: -9s} # line 1, column 20: expected a duration",
                "due: tomorrow # line 1, column 6: expected a time such as 2026-12-01T23:59:00+09:00",
                "due: 2026-12-01 # line 1, column 6: expected a time",
                "due: 2026-12-01T23:59:00 # line 1, column 6: expected a time",
                "due: 2026-13-01T23:59:00Z # line 1, column 6: expected a time such as 2026-12-01T23:59:00+09:00; there is no",
                "late: {per_day: 10%} # line 1, column 7: late needs to know when the submission is due",
                "`due: 2026-12-01T23:59:00Z\nlate: {}` # line 2, column 7: late needs per_day",
                "`due: 2026-12-01T23:59:00Z\nlate: {per_day: 0.1}` # line 2, column 17: expected text; a number needs quotes",
                "`due: 2026-12-01T23:59:00Z\nlate: {per_day: 101%}` # line 2, column 17: expected from 0% to 100%",
                "max_score: 0 # line 1, column 12: expected more than 0 points",
                "max_score: -5 # line 1, column 12: expected from 0 to 10000 points",
                "max_score: true # line 1, column 12: expected a number"
            })
    void schema_and_reader_refuse_the_same(String yaml, String why) throws IOException {
        assertThat(Schemas.yaml(SCHEMA, yaml)).isNotEmpty();
        assertRefused(yaml, "rubric.yaml, " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "checks: {PodIT: {points: 3}} # line 1, column 10: unknown name PodIT; did you mean PodsIT?",
                "checks: {NodeStopIT.heal: {}} # line 1, column 10: unknown name NodeStopIT.heal; did you mean NodeStopIT.heals?",
                "`title: a\ntitle: b` # line 2, column 1: title stands here twice",
                "checks: {PodsIT: {points: .nan}} # line 1, column 27: expected from 0 to 10000 points",
                "checks: {PodsIT: {points: .inf}} # line 1, column 27: expected from 0 to 10000 points",
                "`checks:\n  PodsIT: {points: 3` # line 2, column 21: expected ',' or '}'",
                "`checks:\n\tPodsIT: {}` # line 2, column 1: found character '\\t(TAB)'",
                "`title: a\n---\ntitle: b` # line 2, column 1: but found another document",
                "true: b # line 1, column 1: expected text"
            })
    void what_a_schema_can_not_know_the_reader_refuses(String yaml, String why) {
        assertRefused(yaml, "rubric.yaml, " + why);
    }

    @Test
    void a_file_that_can_not_be_read_is_said_to_be() throws IOException {
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe9});

        assertThatThrownBy(() -> Rubric.read(folder.resolve("none.yaml"), RubricTest.KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("none.yaml does not exist");
        assertThatThrownBy(() -> Rubric.read(folder.resolve("latin.yaml"), RubricTest.KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("latin.yaml is not UTF-8");
        assertRefused("", "rubric.yaml is empty");
        assertRefused("a: \0", "rubric.yaml can not be read: ");
    }

    private void assertRefused(String yaml, String why) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(folder + "/" + why);
    }

    private Rubric read(String yaml) throws IOException {
        return Rubric.read(Files.writeString(folder.resolve("rubric.yaml"), yaml), RubricTest.KNOWN);
    }
}
