package lab;

import java.nio.file.Path;
import lab.cluster.ClusterName;
import lab.cluster.Timings;
import lab.observe.Recording;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the checks what a run has one of, closed after the last: its {@link Scenario}, and what came of it, {@link Lab} and {@link
 * Recording}. It is the one that whoever launches the checks has put into the session's store, under this class; else one on a
 * cluster of its own, or with {@code -Dlab.explored=true} on the one of {@code ./lab up}, which stays.
 */
public final class LabExtension implements ParameterResolver {

    /** Where a run writes what happens. */
    public static final Path RECORDING = Path.of("target/lab", Recording.FILE);

    /** What whoever launches the checks gives them; closed by whoever made it. */
    public record Given(Scenario scenario) {}

    private static final Namespace NAMESPACE = Namespace.create(LabExtension.class);

    /** The run's only scenario; nothing of it is played yet when it is asked for first. */
    public static Scenario scenario(ExtensionContext context) {
        var given = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE).get(Given.class, Given.class);
        return given != null
                ? given.scenario
                : context.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent(Scenario.class, key -> ofThisProject(), Scenario.class);
    }

    private static Scenario ofThisProject() {
        var name = Boolean.getBoolean("lab.explored") ? ClusterName.EXPLORED : ClusterName.unique();
        var timings = Timings.named(System.getProperty("lab.timings", "fast"));
        return new Scenario(
                RECORDING.getParent(), false, Patience.USUAL, recorder -> Lab.open(name, timings, recorder));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var scenario = scenario(context);
        scenario.play(Act.DEPLOY);
        return scenario.lab();
    }
}
