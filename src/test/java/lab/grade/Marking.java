package lab.grade;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Listens to the checks, and makes a mark of each that is worth points; a check of several parts earns its points part by part. */
final class Marking implements TestExecutionListener {

    /** One part of a check, and what became of it. */
    private record Part(String name, TestExecutionResult result) {}

    private record Check(String id, int points, String proof, List<Part> parts, List<String> skipped) {}

    private final Map<String, Check> checks = new LinkedHashMap<>();
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
        those(test).forEach(check -> check.skipped.add(reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getStatus() != Status.SUCCESSFUL) {
            those(test).forEach(check -> check.parts.add(new Part(part(test), result)));
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
        var outputs = new CheckOutput(broken, hint, language);
        for (var check : checks.values()) {
            var failed = check.parts.stream()
                    .filter(part -> part.result.getStatus() != Status.SUCCESSFUL)
                    .toList();
            var seen = verdict(check, failed, broken);
            var verdict = seen == Verdict.PASSED && isUnproven(check, broken) ? Verdict.FAILED : seen;
            var right = verdict == seen ? check.parts.size() - failed.size() : 0;
            var points = right == 0 ? 0.0 : check.points * (double) right / check.parts.size();
            marks.add(new Mark(
                    marks.size() + 1,
                    check.id,
                    outputs.title(check.id),
                    verdict,
                    points,
                    check.points,
                    Visibility.VISIBLE,
                    List.of(check.id.substring(0, check.id.indexOf('.'))),
                    switch (verdict) {
                        case PASSED -> "";
                        case SKIPPED -> String.join("\n\n", skipped(check, failed));
                        case INFRASTRUCTURE_ERROR -> broken.orElseGet(() -> outputs.dumped(causes(failed)));
                        case FAILED ->
                            verdict == seen
                                    ? outputs.failed(check.id, parts(failed))
                                    : outputs.unproven(check.id, check.proof);
                    },
                    took.getOrDefault(check.id, Duration.ZERO)));
        }
        return marks;
    }

    /** No check begins, for that reason. */
    void allEnd(Throwable why) {
        checks.values().forEach(check -> check.parts.add(new Part("", TestExecutionResult.failed(why))));
    }

    private static Verdict verdict(Check check, List<Part> failed, Optional<String> broken) {
        if (check.parts.isEmpty()) {
            return broken.isPresent() || check.skipped.isEmpty() ? Verdict.INFRASTRUCTURE_ERROR : Verdict.SKIPPED;
        }
        if (failed.stream().anyMatch(part -> part.result.getStatus() == Status.ABORTED)) {
            return Verdict.SKIPPED;
        }
        if (failed.isEmpty()) {
            return Verdict.PASSED;
        }
        // what is no assertion that failed is a fault of the checks, or of what they stand on
        return broken.isPresent() || failed.stream().anyMatch(part -> !(cause(part) instanceof AssertionError))
                ? Verdict.INFRASTRUCTURE_ERROR
                : Verdict.FAILED;
    }

    /** Whether the check is worth nothing without another one, which failed. */
    private boolean isUnproven(Check check, Optional<String> broken) {
        var proof = checks.get(check.proof);
        return proof != null
                && verdict(
                                proof,
                                proof.parts.stream()
                                        .filter(part -> part.result.getStatus() != Status.SUCCESSFUL)
                                        .toList(),
                                broken)
                        == Verdict.FAILED;
    }

    private static List<String> skipped(Check check, List<Part> failed) {
        return Stream.concat(
                        failed.stream().map(part -> String.valueOf(cause(part).getMessage())), check.skipped.stream())
                .distinct()
                .toList();
    }

    private static List<Throwable> causes(List<Part> failed) {
        return failed.stream().map(Marking::cause).toList();
    }

    private static Map<String, Throwable> parts(List<Part> failed) {
        var parts = new LinkedHashMap<String, Throwable>();
        failed.forEach(part -> parts.put(part.name, cause(part)));
        return parts;
    }

    private static Throwable cause(Part part) {
        return part.result.getThrowable().orElseGet(() -> new IllegalStateException("it ended without a reason"));
    }

    /** The checks that a class, a method or a part of it stands for. */
    private List<Check> those(TestIdentifier test) {
        return method(test)
                .map(method -> Optional.ofNullable(checks.get(id(method))).stream())
                .orElseGet(() -> checks.values().stream()
                        .filter(check -> chapter(test)
                                .filter(name -> check.id.startsWith(name + "."))
                                .isPresent()))
                .toList();
    }

    private void check(TestIdentifier test) {
        method(test)
                .filter(method -> method.getJavaMethod().isAnnotationPresent(Points.class))
                .ifPresent(method -> checks.computeIfAbsent(
                        id(method),
                        id -> new Check(
                                id,
                                method.getJavaMethod()
                                        .getAnnotation(Points.class)
                                        .value(),
                                method.getJavaMethod()
                                        .getAnnotation(Points.class)
                                        .proof(),
                                new ArrayList<>(),
                                new ArrayList<>())));
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

    /** The name of a parameterized check's part: {@code OCR}. */
    private static String part(TestIdentifier test) {
        var name = test.getDisplayName();
        return name.startsWith("[")
                ? name.replaceFirst("^\\[\\d+] *", "").split(",")[0].replace("\"", "")
                : "";
    }
}
