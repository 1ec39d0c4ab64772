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
    private Locale language = Locale.ENGLISH;
    private Layout layout = new Layout("", List.of());

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
        assertThat(results.resolve("tab/grade.md"))
                .content()
                .contains("tab.yaml, line 2")
                .doesNotContain(folder.toString());
    }

    @Test
    void what_was_graded_and_has_not_changed_is_not_graded_again() throws IOException {
        var first = batch().grade();
        Files.writeString(folder.resolve("in/tab.yaml"), "other:\n\t- Service\n");

        var second = batch().grade();

        assertThat(second).hasSize(3).containsAll(first.subList(0, 2)).doesNotContain(first.get(2));
    }

    @Test
    void the_page_is_korean_for_who_reads_korean() {
        language = Locale.KOREAN;
        batch().grade();

        assertThat(results.resolve("index.html"))
                .content()
                .contains("<html lang=\"ko\">", "제출물 3개", "<td>실패</td>")
                .doesNotContain("failed");
    }

    @Test
    void where_the_manifests_are_in_each_submission_is_said_once() throws IOException {
        Files.move(
                folder.resolve("in/nothing"),
                Files.createDirectories(folder.resolve("in/other")).resolve("k8s"));
        layout = new Layout("k8s", List.of());

        assertThat(batch().grade())
                .extracting(Row::toString)
                .anySatisfy(row -> assertThat(row).startsWith("=cmd").contains("k8s", "no such file or folder"))
                .anySatisfy(row -> assertThat(row).startsWith("other").doesNotContain("no such file"))
                .anySatisfy(row -> assertThat(row).startsWith("tab").contains("tab.yaml"));
    }

    @Test
    void a_submission_whose_file_of_images_is_none_has_no_points_and_hears_why() throws IOException {
        Files.writeString(folder.resolve("in/nothing/images.tar"), "no archive");
        Files.writeString(
                folder.resolve("in/nothing/pod.yaml"), "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
        layout = new Layout("", List.of("images.tar"));

        batch().grade();

        assertThat(results.resolve("nothing/grade.md"))
                .content()
                .contains("0 of 100", "--image images.tar: docker save did not write");
    }

    @Test
    void a_folder_without_submissions_is_named() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch(empty).grade())
                .withMessageContaining(empty.toString());
    }

    private Batch batch() {
        return batch(folder.resolve("in"));
    }

    private Batch batch(Path in) {
        return new Batch(in, layout, results, List.of(), grader(), "", said::add);
    }

    private Grader grader() {
        var ward = new Ward(
                () -> {
                    throw new AssertionError("no cluster is needed");
                },
                true,
                new Progress());
        return new Grader(ward, Rubric.none(), "default", true, Optional.empty(), Optional.empty(), language);
    }
}
