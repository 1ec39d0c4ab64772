package lab.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import lab.Lab;
import lab.LabExtension;
import lab.pipeline.LetterService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Chapter 2, the images: {@code minikube image load}. They are in no registry, so each node must have each. */
@Order(2)
@ExtendWith({LabExtension.class, Chapters.class})
class ImagesIT {

    @Test
    void every_node_has_every_image(Lab lab) {
        var wanted =
                Stream.of(LetterService.values()).map(lab.images()::reference).toList();
        var lacking = lab.cluster().nodes().stream()
                .flatMap(node ->
                        lab.missing(node, wanted).stream().map(image -> "node " + node + " has no image " + image))
                .toList();

        assertThat(lacking)
                .withFailMessage(
                        () -> String.join("\n", lacking)
                                + "\nThe images are in no registry: load them into every node, for a pod may be scheduled on any")
                .isEmpty();
    }
}
