package lab.cluster;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the lab has in Docker, found by its labels: containers, networks, volumes. */
public record Resources(
        DockerClient docker, List<Container> containers, List<Network> networks, List<InspectVolumeResponse> volumes) {

    /** Of a container that is killed: less than a second measured. */
    private static final Duration REMOVED = Duration.ofSeconds(30);

    /** Everything of one cluster. */
    public static Resources of(DockerClient docker, ClusterName name) {
        return find(docker, labels -> name.value().equals(labels.get(Labels.CLUSTER)));
    }

    /** What killed test runs left: their owner has ended. */
    public static Resources leftovers(DockerClient docker) {
        return find(
                docker,
                labels -> labels.containsKey(Labels.OWNER)
                        && Owner.parse(labels.get(Labels.OWNER)).gone());
    }

    private static Resources find(DockerClient docker, Predicate<Map<String, String>> ours) {
        var label = List.of(Labels.CLUSTER);
        return new Resources(
                docker,
                docker.listContainersCmd().withShowAll(true).withLabelFilter(label).exec().stream()
                        .filter(c -> ours.test(c.getLabels()))
                        .toList(),
                docker.listNetworksCmd().withFilter("label", label).exec().stream()
                        .filter(n -> ours.test(n.getLabels()))
                        .toList(),
                docker.listVolumesCmd().withFilter("label", label).exec().getVolumes().stream()
                        .filter(v -> ours.test(v.getLabels()))
                        .toList());
    }

    public boolean isEmpty() {
        return names().findAny().isEmpty();
    }

    /** Removes all of it, whether it runs or not; what is already gone is fine. */
    public void remove() {
        containers.parallelStream().forEach(this::remove);
        networks.forEach(
                n -> unlessGone(() -> docker.removeNetworkCmd(n.getId()).exec()));
        volumes.forEach(
                v -> unlessGone(() -> docker.removeVolumeCmd(v.getName()).exec()));
    }

    private void remove(Container container) {
        try {
            unlessGone(() -> docker.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
        } catch (ConflictException elsewhere) {
            // somebody else is at it, and its network can only go after it
            await("container " + container.getNames()[0] + " is removed")
                    .atMost(REMOVED)
                    .until(() -> docker.listContainersCmd()
                            .withShowAll(true)
                            .withIdFilter(List.of(container.getId()))
                            .exec()
                            .isEmpty());
        }
    }

    private static void unlessGone(Runnable removal) {
        try {
            removal.run();
        } catch (NotFoundException gone) {
            return;
        }
    }

    private Stream<String> names() {
        return Stream.of(
                        containers.stream().map(c -> "container " + c.getNames()[0].substring(1)),
                        networks.stream().map(n -> "network " + n.getName()),
                        volumes.stream().map(v -> "volume " + v.getName()))
                .flatMap(names -> names);
    }

    @Override
    public String toString() {
        return String.join(", ", names().toList());
    }
}
