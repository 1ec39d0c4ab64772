package lab;

import java.util.concurrent.CompletableFuture;
import lab.cluster.ClusterName;
import lab.cluster.Timings;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the checks the one {@link Lab} of a run: opened for the first that asks, closed after the last. */
public final class LabExtension implements ParameterResolver {

    /** Holds the opened lab or the reason why there is none, so that a cluster that fails to start is tried once. */
    private record Opening(CompletableFuture<Lab> lab) implements AutoCloseable {

        static Opening begin() {
            return new Opening(CompletableFuture.supplyAsync(() -> Lab.open(ClusterName.unique(), Timings.named(System.getProperty("lab.timings", "fast")))));
        }

        @Override
        public void close() {
            if (lab.isDone() && !lab.isCompletedExceptionally()) {
                lab.join().close();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Lab resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(LabExtension.class))
            .computeIfAbsent(Opening.class, key -> Opening.begin(), Opening.class).lab().join();
    }
}
