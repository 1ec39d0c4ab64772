package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import lab.Act;
import lab.observe.Recording;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Chapter 2, the images: {@code minikube image load}. They are in no registry, so each node must have each. */
@Order(2)
@Chapter(Act.DEPLOY)
class ImagesIT {

    @Test
    void every_node_has_every_image(Recording recording) {
        var wanted = recording.objects(Deployment.class).stream()
                .filter(deployment ->
                        recording.namespace().equals(deployment.getMetadata().getNamespace()))
                .flatMap(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream())
                .map(Container::getImage)
                .toList();

        assertThat(wanted).isNotEmpty();
        assertThat(recording.images())
                .hasSize(3)
                .allSatisfy((node, images) -> assertThat(images)
                        .as("node %s: the images are in no registry, and a pod may be scheduled on any node", node)
                        .containsAll(wanted));
    }
}
