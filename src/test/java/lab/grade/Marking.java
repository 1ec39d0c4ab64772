package lab.grade;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Listens to the checks, and makes a mark of each that is worth points; a check of several parts earns its points part by part. */
final class Marking implements TestExecutionListener {

    private final Map<String, GradedCheck> checks = new LinkedHashMap<>();
    private final Map<String, Instant> begun = new LinkedHashMap<>();
    private final Map<String, Duration> took = new LinkedHashMap<>();

    /** The ids of the checks that are worth points, in their order. */
    static List<String> ids(TestPlan plan) {
        var marking = new Marking();
        marking.testPlanExecutionStarted(plan);
        return List.copyOf(marking.checks.keySet());
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        plan.getRoots().forEach(root -> plan.getDescendants(root).forEach(test -> check(test)));
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        method(test).ifPresent(method -> begun.putIfAbsent(id(method), Instant.now()));
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        those(test).forEach(check -> check.skipped().add(reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getStatus() != Status.SUCCESSFUL) {
            those(test).forEach(check -> check.parts().add(result));
        }
        method(test)
                .filter(method -> begun.containsKey(id(method)))
                .ifPresent(method -> took.put(id(method), Duration.between(begun.get(id(method)), Instant.now())));
    }

    /**
     * What the checks are worth.
     *
     * @param broken why what failed says nothing about the submission, if so
     * @param hint what to do about what failed
     */
    List<Mark> marks(Optional<String> broken, Optional<String> hint, Locale language) {
        var marks = new ArrayList<Mark>();
        var outputs = new CheckOutput(hint, language);
        for (var check : checks.values()) {
            var seen = check.verdict(broken);
            var proof = Optional.ofNullable(checks.get(check.proof()))
                    .filter(proving -> seen == Verdict.PASSED && proving.verdict(broken) == Verdict.FAILED);
            var verdict = proof.isPresent() ? Verdict.FAILED : seen;
            marks.add(new Mark(
                    marks.size() + 1,
                    check.id(),
                    outputs.title(check.id()),
                    verdict,
                    proof.isPresent() ? 0 : check.earned(),
                    check.points(),
                    Visibility.VISIBLE,
                    List.of(check.chapter()),
                    switch (verdict) {
                        case PASSED -> "";
                        case SKIPPED -> check.reasons();
                        case INFRASTRUCTURE_ERROR -> broken.orElseGet(() -> CheckOutput.firstLines(check.causes()));
                        case FAILED ->
                            proof.map(proving -> outputs.unproven(proving.id()))
                                    .orElseGet(() -> outputs.failed(check.id(), check.causes()));
                    },
                    took.getOrDefault(check.id(), Duration.ZERO)));
        }
        return marks;
    }

    /** No check begins, for that reason. */
    void allEnd(Throwable why) {
        checks.values().forEach(check -> check.parts().add(TestExecutionResult.failed(why)));
    }

    /** The checks that a class, a method or a part of it stands for. */
    private List<GradedCheck> those(TestIdentifier test) {
        return method(test)
                .map(method -> Optional.ofNullable(checks.get(id(method))).stream())
                .orElseGet(() -> checks.values().stream()
                        .filter(check ->
                                chapter(test).filter(check.chapter()::equals).isPresent()))
                .toList();
    }

    private void check(TestIdentifier test) {
        method(test)
                .filter(method -> method.getJavaMethod().isAnnotationPresent(Points.class))
                .ifPresent(method -> checks.computeIfAbsent(
                        id(method),
                        id -> GradedCheck.of(id, method.getJavaMethod().getAnnotation(Points.class))));
    }

    private static Optional<MethodSource> method(TestIdentifier test) {
        return test.getSource().filter(source -> source instanceof MethodSource).map(source -> (MethodSource) source);
    }

    private static Optional<String> chapter(TestIdentifier test) {
        return test.getSource()
                .filter(source -> source instanceof ClassSource)
                .map(source -> ((ClassSource) source).getJavaClass().getSimpleName());
    }

    private static String id(MethodSource method) {
        return method.getJavaClass().getSimpleName() + "." + method.getMethodName();
    }
}
