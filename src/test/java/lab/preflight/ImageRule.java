package lab.preflight;

import java.util.stream.Stream;
import lab.images.ImageName;

/** The node will ask a registry for an image that is in none. */
final class ImageRule implements Rule {

    @Override
    public Stream<Warning> warnings(Submission submission) {
        return submission
                .workloads()
                .flatMap(workload -> Stream.of("initContainers", "containers")
                        .flatMap(list -> workload.inPod(list, "*"))
                        .flatMap(container -> warning(workload, container)));
    }

    private static Stream<Warning> warning(Manifest workload, Node container) {
        var image = container.all("image").findFirst().map(Node::text).orElse("");
        var policy =
                container.all("imagePullPolicy").findFirst().map(Node::text).orElse("");
        if (policy.equals("Always")) {
            return Stream.of(Warning.of(container.nearest("imagePullPolicy"), "always", workload.name(), image));
        }
        return policy.isEmpty()
                        && !image.isEmpty()
                        && !image.contains("@")
                        && ImageName.of(image).tag().equals("latest")
                ? Stream.of(Warning.of(container.nearest("image"), "latest", workload.name(), image))
                : Stream.empty();
    }
}
