package lab.checks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.Act;
import lab.Lab;
import lab.LabExtension;
import lab.observe.Moment;
import lab.observe.Recording;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Plays a chapter's act, or takes what happened from the file that {@code -Dlab.recording=} names, and gives the chapter the
 * recording. The first chapter of an act that failed fails with the reason; those that follow are skipped with it.
 */
final class Chapters
        implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback, ParameterResolver, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(Chapters.class);
    private static final String REPLAYED = System.getProperty("lab.recording", "");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var why = context.getTestMethod().isPresent() ? needsCluster(context) : actIsMissing(context);
        why.ifPresent(reason -> record(context, "skipped", reason));
        return why.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("its act was played"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        failed(recording(context)).filter(act -> !goesOn(context)).ifPresent(act -> {
            context.getRoot().getStore(NAMESPACE).put("told", true);
            record(context, "failed", act.text("why"));
            throw new AssertionError(act.text("why"));
        });
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE).put("begun", Instant.now());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return List.of(Lab.class, Recording.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class
                ? LabExtension.scenario(context).lab()
                : recording(context);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        record(context, "passed", "");
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        record(context, "failed", String.valueOf(cause.getMessage()));
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        record(context, "skipped", String.valueOf(cause.getMessage()));
    }

    private static Optional<String> needsCluster(ExtensionContext context) {
        return Optional.of("it looks at the cluster itself, and this is a replay")
                .filter(reason -> !REPLAYED.isEmpty()
                        && List.of(context.getRequiredTestMethod().getParameterTypes())
                                .contains(Lab.class));
    }

    private static Optional<String> actIsMissing(ExtensionContext context) {
        var recording = recording(context);
        var needed = context.getRequiredTestClass().getAnnotation(Chapter.class).needs();
        var impossible = recording.first("Act", "skipped", needed.name());
        if (impossible.isPresent() || goesOn(context)) {
            return impossible.map(act -> act.text("why"));
        }
        var act = act(context);
        var told = context.getRoot().getStore(NAMESPACE).get("told") != null;
        return failed(recording)
                .filter(failed -> told || !failed.name().equals(act.name()))
                .map(failed -> "act %s failed: %s"
                        .formatted(
                                failed.name(),
                                failed.text("why").lines().findFirst().orElse("")))
                .or(() -> Optional.of("the recording ends before act " + act)
                        .filter(reason -> failed(recording).isEmpty()
                                && recording.first("Act", "done", act.name()).isEmpty()));
    }

    private static boolean goesOn(ExtensionContext context) {
        return REPLAYED.isEmpty() && LabExtension.scenario(context).goesOn();
    }

    private static Optional<Moment> failed(Recording recording) {
        return recording.of("Act").filter(act -> act.change().equals("failed")).findFirst();
    }

    private static Act act(ExtensionContext context) {
        return context.getRequiredTestClass().getAnnotation(Chapter.class).value();
    }

    /** Until the chapter's act was done: what came later, as in a replay, is for the chapters after it. */
    private static Recording recording(ExtensionContext context) {
        var act = act(context);
        var all = REPLAYED.isEmpty()
                ? LabExtension.scenario(context).play(act)
                : context.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent(REPLAYED, file -> Recording.read(Path.of(file)), Recording.class);
        return all.first("Act", "done", act.name())
                .map(done -> all.until(done.at()))
                .orElse(all);
    }

    private static void record(ExtensionContext context, String outcome, String message) {
        if (REPLAYED.isEmpty()) {
            var chapter = context.getRequiredTestClass().getSimpleName();
            var begun = context.getStore(NAMESPACE).getOrDefault("begun", Instant.class, Instant.now());
            LabExtension.scenario(context)
                    .recorder()
                    .add(
                            "Check",
                            outcome,
                            context.getTestMethod()
                                    .map(method -> chapter + "." + method.getName())
                                    .orElse(chapter),
                            Map.of(
                                    "title",
                                    context.getDisplayName(),
                                    "message",
                                    message,
                                    "ms",
                                    Duration.between(begun, Instant.now()).toMillis()));
        }
    }
}
