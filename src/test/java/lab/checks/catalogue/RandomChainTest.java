package lab.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lab.pipeline.Part;
import lab.pipeline.Pipeline;
import lab.preflight.Preflight;
import lab.preflight.YamlFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is drawn, without a cluster. */
class RandomChainTest {

    private static final int DRAWN = 200;
    /** What is true of some that work: a node's stop, or a restart, would be felt. */
    private static final Set<String> ADVICE = Set.of("one-replica", "no-readiness");

    private static final List<RandomChain> AS_DRAWN = LongStream.range(0, DRAWN)
            .mapToObj(seed -> RandomChain.of(Draw.of(seed)))
            .toList();

    @Test
    void whatever_is_drawn_is_a_chain_and_nobody_is_warned_of_it(@TempDir Path folder) {
        var told = new ArrayList<String>();
        LongStream.range(0, DRAWN).forEach(seed -> {
            var chain = RandomChain.of(Draw.of(seed));
            var folderOfIt = folder.resolve(String.valueOf(seed));
            chain.write(folderOfIt, Draw.of(seed));
            Preflight.warnings(YamlFiles.read(folderOfIt)).stream()
                    .filter(warning -> !ADVICE.contains(warning.id()))
                    .forEach(warning -> told.add(seed + ": " + warning));
            chain.objects().forEach(object -> {
                object.getMetadata().setNamespace("default");
                if (object instanceof Pod pod) {
                    pod.setStatus(new PodStatus());
                }
            });
            var found = Pipeline.among("default", chain.objects()).parts().stream()
                    .filter(Part::isDeployed)
                    .map(part -> part.workload().name())
                    .toList();
            var drawn = chain.parts().stream().map(RandomPart::name).toList();
            if (!found.equals(drawn)) {
                told.add("%d: of %s were found %s".formatted(seed, drawn, found));
            }
        });
        assertThat(told).isEmpty();
    }

    @Test
    void the_same_seed_draws_the_same() {
        assertThat(RandomChain.of(Draw.of(7))).isEqualTo(RandomChain.of(Draw.of(7)));
        assertThat(RandomChain.of(Draw.of(7))).isNotEqualTo(RandomChain.of(Draw.of(8)));
    }

    @ParameterizedTest
    @EnumSource
    void a_slip_changes_what_is_handed_in(Mutation mutation) {
        var changed = LongStream.range(0, DRAWN)
                .boxed()
                .flatMap(seed -> Arrays.stream(Role.values()).flatMap(role -> {
                    var chain = RandomChain.of(Draw.of(seed));
                    return mutation.breaks(chain, role)
                            ? Stream.of(!chain.objects()
                                    .equals(AS_DRAWN.get(seed.intValue()).objects()))
                            : Stream.of();
                }))
                .toList();
        assertThat(changed).hasSizeGreaterThan(DRAWN / 20).containsOnly(true);
    }
}
