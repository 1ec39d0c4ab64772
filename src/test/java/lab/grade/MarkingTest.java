package lab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class MarkingTest {

    @Test
    void a_check_of_three_parts_earns_two_thirds_when_one_fails() {
        var mark = mark(marks(Optional.empty()), "in_parts");

        assertThat(mark.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(mark.points()).isEqualTo(6);
        assertThat(mark.maxPoints()).isEqualTo(9);
        assertThat(mark.output()).contains("the hint", "ocr has no Ready pod.").doesNotContain("frontend");
    }

    @Test
    void a_check_that_passes_earns_all_and_one_without_points_is_not_there() {
        assertThat(marks(Optional.empty()))
                .extracting(Mark::check)
                .containsExactlyInAnyOrder(
                        "Lab.in_parts",
                        "Lab.passes",
                        "Lab.stands_on_sand",
                        "Lab.breaks",
                        "Lab.can_not_be_judged",
                        "Never.begins");
        assertThat(mark(marks(Optional.empty()), "passes").points()).isEqualTo(4);
    }

    @Test
    void what_is_not_proven_earns_nothing() {
        var mark = mark(marks(Optional.empty()), "stands_on_sand");

        assertThat(mark.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(mark.points()).isZero();
        assertThat(mark.output()).contains("in parts");
    }

    @Test
    void what_explains_several_checks_is_told_once() {
        var output = new CheckOutput(Optional.of("the cause\n→ the fix"), Locale.ENGLISH)
                .failed("LetterIT.the_frontend_shows_a_page_with_the_button", List.of(new Unmet("not-shown")));
        var seen = "Expected: The page has the button \"샘플 편지 번역 요청하기\".\n"
                + "Seen: the page did not show the translated letter.";
        assertThat(output).isEqualTo(seen + "\n\nCause: the cause\n→ the fix");

        var mark = mark(marks(Optional.empty()), "in_parts");
        var failed = mark.said("A.b", "the first", mark.visibility(), List.of(), output);
        var grade = new Grade("", Instant.EPOCH, Duration.ZERO, List.of(failed, failed), List.of());
        assertThat(CheckOutput.causesOnce(grade, Locale.ENGLISH).marks())
                .extracting(Mark::output)
                .containsExactly(output, seen + "\nThe reason is the same as for \"the first\".");
    }

    @Test
    void what_is_no_failed_assertion_is_no_fault_of_the_submission() {
        assertThat(mark(marks(Optional.empty()), "breaks").verdict()).isEqualTo(Verdict.INFRASTRUCTURE_ERROR);
    }

    @Test
    void what_can_not_be_judged_is_skipped_with_its_reason() {
        var mark = mark(marks(Optional.empty()), "can_not_be_judged");

        assertThat(mark.verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(mark.output()).contains("no node can be stopped");
    }

    @Test
    void a_chapter_that_does_not_begin_fails_each_of_its_checks() {
        var mark = mark(marks(Optional.empty()), "begins");

        assertThat(mark.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(mark.points()).isZero();
        assertThat(mark.output()).as("what a program printed for programmers").doesNotContain("act DEPLOY failed");
    }

    @Test
    void when_the_cluster_broke_nothing_that_failed_costs_a_point() {
        var marks = marks(Optional.of("the server is gone"));

        assertThat(mark(marks, "in_parts").verdict()).isEqualTo(Verdict.INFRASTRUCTURE_ERROR);
        assertThat(mark(marks, "in_parts").output()).isEqualTo("the server is gone");
        assertThat(mark(marks, "passes").verdict()).isEqualTo(Verdict.PASSED);
    }

    private static List<Mark> marks(Optional<String> broken) {
        var marking = new Marking();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Lab.class), selectClass(Never.class))
                                // one after the other, as the chapters are
                                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                                .build(),
                        marking);
        return marking.marks(broken, Optional.of("the hint"), Locale.ENGLISH);
    }

    private static Mark mark(List<Mark> marks, String method) {
        return marks.stream()
                .filter(mark -> mark.check().endsWith("." + method))
                .findFirst()
                .orElseThrow();
    }

    /** What is marked; the suite itself does not run it. */
    @Tag("marked")
    static class Lab {

        @ParameterizedTest
        @Points(9)
        @ValueSource(strings = {"frontend", "ocr", "translate"})
        void in_parts(String service) {
            Unmet.unless(!service.equals("ocr"), "no-ready-pods", service);
        }

        @Test
        @Points(4)
        void passes() {}

        @Test
        @Points(value = 3, proof = "Lab.in_parts")
        void stands_on_sand() {}

        @Test
        void is_not_graded() {}

        @Test
        @Points(1)
        void breaks() {
            throw new IllegalStateException("the connection to the API is gone");
        }

        @Test
        @Points(1)
        void can_not_be_judged() {
            assumeThat(false).as("no node can be stopped").isTrue();
        }
    }

    @Tag("marked")
    static class Never {

        @BeforeAll
        static void act() {
            throw new AssertionError("act DEPLOY failed");
        }

        @Test
        @Points(2)
        void begins() {}
    }
}
