package lab.preflight;

import java.util.stream.Stream;
import lab.diagnose.ImageName;

/** The node will ask a registry for an image that is in none. */
final class ImageRule implements Rule {

    @Override
    public Stream<Warning> warnings(Submission submission) {
        return submission
                .of("Deployment")
                .flatMap(deployment -> Stream.of("initContainers", "containers")
                        .flatMap(list -> deployment.all("spec", "template", "spec", list, "*"))
                        .flatMap(container -> warning(deployment, container)));
    }

    private static Stream<Warning> warning(Manifest deployment, Node container) {
        var image = container.all("image").findFirst().map(Node::text).orElse("");
        var policy =
                container.all("imagePullPolicy").findFirst().map(Node::text).orElse("");
        if (policy.equals("Always")) {
            return Stream.of(Warning.of(container.nearest("imagePullPolicy"), "always", deployment.name(), image));
        }
        return policy.isEmpty()
                        && !image.isEmpty()
                        && !image.contains("@")
                        && ImageName.of(image).tag().equals("latest")
                ? Stream.of(Warning.of(container.nearest("image"), "latest", deployment.name(), image))
                : Stream.empty();
    }
}
