package lab;

import java.nio.file.Path;
import lab.cluster.ClusterName;
import lab.cluster.Timings;
import lab.observe.Recorder;
import lab.observe.Recording;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the checks what a run has one of, closed after the last: its {@link Scenario}, and what came of it, {@link Lab} and {@link
 * Recording}. With {@code -Dlab.explored=true} the lab is the one of {@code ./lab up}, which stays.
 */
public final class LabExtension implements ParameterResolver {

    /** Where a run writes what happens. */
    public static final Path RECORDING = Path.of("target/lab/recording.ndjson");

    /** The run's only scenario; nothing of it is played yet when it is asked for first. */
    public static Scenario scenario(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(LabExtension.class))
                .computeIfAbsent(
                        Scenario.class,
                        key -> new Scenario(
                                Boolean.getBoolean("lab.explored") ? ClusterName.EXPLORED : ClusterName.unique(),
                                Timings.named(System.getProperty("lab.timings", "fast")),
                                Recorder.to(RECORDING)),
                        Scenario.class);
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
