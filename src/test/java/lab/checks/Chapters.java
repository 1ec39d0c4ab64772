package lab.checks;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;

/** The chapters build on each other: after one that failed the later ones are skipped, so that a root cause is named once. */
final class Chapters implements ExecutionCondition, TestWatcher, LifecycleMethodExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(Chapters.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var failed = context.getRoot().getStore(NAMESPACE).get("failed", Class.class);
        return failed == null || failed.equals(context.getRequiredTestClass())
                ? ConditionEvaluationResult.enabled("no earlier chapter failed")
                : ConditionEvaluationResult.disabled("it builds on " + failed.getSimpleName() + ", which failed");
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        failed(context);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable cause) throws Throwable {
        failed(context);
        throw cause;
    }

    private static void failed(ExtensionContext context) {
        context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("failed", key -> context.getRequiredTestClass(), Class.class);
    }
}
