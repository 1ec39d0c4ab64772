package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lab.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On submissions that never reach a cluster. */
class BatchTest {

    private static final String ROLE = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: all}
            """;

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();
    private Path results;

    @BeforeEach
    void submissions() throws IOException {
        results = folder.resolve("results");
        Files.createDirectories(folder.resolve("in/=cmd, \"quoted\""));
        Files.writeString(folder.resolve("in/=cmd, \"quoted\"/role.yaml"), ROLE);
        Files.createDirectories(folder.resolve("in/nothing"));
        Files.writeString(folder.resolve("in/tab.yaml"), "kind:\n\t- Service\n");
    }

    @Test
    void each_submission_has_a_grade_with_the_reason_and_a_row_that_a_spreadsheet_reads() throws IOException {
        batch().grade();

        assertThat(Files.readAllLines(results.resolve("grades.csv")))
                .hasSize(4)
                .anySatisfy(row -> assertThat(row)
                        .startsWith("\"'=cmd, \"\"quoted\"\"\",0.0,100.0,failed,0,")
                        .contains("ClusterRole"))
                .anySatisfy(row ->
                        assertThat(row).startsWith("tab,0.0,100.0,failed,0,").contains("tab.yaml"));
        assertThat(results.resolve("index.html")).content().contains("&quot;quoted&quot;", "nothing", "ClusterRole");
        assertThat(results.resolve("nothing/grade.md")).content().contains("0 of 100");
    }

    @Test
    void what_was_graded_and_has_not_changed_is_not_graded_again() throws IOException {
        var first = batch().grade();
        Files.writeString(folder.resolve("in/tab.yaml"), "other:\n\t- Service\n");

        var second = batch().grade();

        assertThat(second).hasSize(3).containsAll(first.subList(0, 2)).doesNotContain(first.get(2));
    }

    @Test
    void a_folder_without_submissions_is_named() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batch(empty, results, grader(), "", said::add).grade())
                .withMessageContaining(empty.toString());
    }

    private Batch batch() {
        return new Batch(folder.resolve("in"), results, grader(), "", said::add);
    }

    private static Grader grader() {
        var ward = new Ward(
                () -> {
                    throw new AssertionError("no cluster is needed");
                },
                true,
                new Progress());
        return new Grader(ward, Rubric.none(), "default", true, Optional.empty(), Optional.empty(), Locale.ENGLISH);
    }
}
