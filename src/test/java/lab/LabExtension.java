package lab;

import java.util.concurrent.CompletableFuture;
import lab.cluster.ClusterName;
import lab.cluster.Timings;
import lab.observe.TrafficProbe;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the checks the one {@link Lab} of a run, opened for the first that asks and closed after the last, and its one stream of letters. */
public final class LabExtension implements ParameterResolver {

    private static final int LETTERS_A_SECOND = 5;

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
        return parameter.getParameter().getType() == Lab.class || parameter.getParameter().getType() == TrafficProbe.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(Namespace.create(LabExtension.class));
        var lab = store.computeIfAbsent(Opening.class, key -> Opening.begin(), Opening.class).lab().join();
        return parameter.getParameter().getType() == Lab.class ? lab
            : store.computeIfAbsent(TrafficProbe.class, key -> TrafficProbe.start(lab.cluster().nodePort(), LETTERS_A_SECOND), TrafficProbe.class);
    }
}
