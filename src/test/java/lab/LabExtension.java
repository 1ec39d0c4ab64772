package lab;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import lab.cluster.ClusterName;
import lab.cluster.Timings;
import lab.observe.TrafficProbe;
import lab.pipeline.Browser;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the checks what a run has one of, begun for the first that asks and closed after the last: its {@link Lab}, browser, stream of
 * letters. With {@code -Dlab.explored=true} the lab is the one of {@code ./lab up}, which stays.
 */
public final class LabExtension implements ParameterResolver {

    private static final int LETTERS_A_SECOND = 5;

    /** Holds the opened lab or the reason why there is none, so that a cluster that fails to start is tried once. */
    private record Opening(CompletableFuture<Lab> lab) implements AutoCloseable {

        static Opening begin() {
            var name = Boolean.getBoolean("lab.explored") ? ClusterName.EXPLORED : ClusterName.unique();
            return new Opening(CompletableFuture.supplyAsync(
                    () -> Lab.open(name, Timings.named(System.getProperty("lab.timings", "fast")))));
        }

        @Override
        public void close() {
            if (lab.isDone()
                    && !lab.isCompletedExceptionally()
                    && !lab.join().cluster().name().equals(ClusterName.EXPLORED)) {
                lab.join().close();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Set.of(Lab.class, Browser.class, TrafficProbe.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(Namespace.create(LabExtension.class));
        var type = parameter.getParameter().getType();
        if (type == Browser.class) {
            return store.computeIfAbsent(Browser.class, key -> Browser.open(), Browser.class);
        }
        var lab = store.computeIfAbsent(Opening.class, key -> Opening.begin(), Opening.class)
                .lab()
                .join();
        return type == Lab.class
                ? lab
                : store.computeIfAbsent(
                        TrafficProbe.class,
                        key -> TrafficProbe.start(lab.cluster().nodePort(), LETTERS_A_SECOND),
                        TrafficProbe.class);
    }
}
