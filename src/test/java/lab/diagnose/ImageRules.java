package lab.diagnose;

import static java.util.Comparator.comparingInt;
import static lab.diagnose.Cause.IMAGE_NAME_INVALID;
import static lab.diagnose.Cause.IMAGE_NAME_TYPO;
import static lab.diagnose.Cause.IMAGE_NOT_LOADED;
import static lab.diagnose.Cause.IMAGE_PULL_ALWAYS;
import static lab.diagnose.Cause.IMAGE_TAG_WRONG;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lab.images.ImageName;
import lab.pipeline.Part;

/** A node has no image for a container. In this lab images are in no registry: it was never loaded, or is called otherwise. */
final class ImageRules implements Rule {

    private static final Set<String> REASONS =
            Set.of("ErrImageNeverPull", "ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ImageInspectError");
    /** A name that differs in more letters is another name. */
    private static final int ALIKE = 2;

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.parts().stream()
                .flatMap(part -> evidence.waiting(part).stream()
                        .flatMap(pod -> Evidence.containers(pod)
                                .filter(status -> reason(status) != null && REASONS.contains(reason(status)))
                                .map(status -> finding(part, pod, status, evidence))));
    }

    private static Finding finding(Part part, Pod pod, ContainerStatus status, Evidence evidence) {
        var waiting = status.getState().getWaiting();
        var container = Stream.concat(
                        pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
                .filter(named -> named.getName().equals(status.getName()))
                .findFirst()
                .orElseThrow();
        var wanted = ImageName.of(container.getImage());
        var there = evidence.images().values().stream()
                .flatMap(List::stream)
                .map(ImageName::of)
                .distinct()
                .toList();
        var node = pod.getSpec().getNodeName();
        var tags = there.stream()
                .filter(image -> image.repository().equals(wanted.repository()))
                .map(ImageName::tag)
                .toList();
        var alike = there.stream()
                .filter(image -> image.distance(wanted) > 0
                        && (image.distance(wanted) <= ALIKE
                                || image.bare().equals(wanted.bare())
                                        && image.tag().equals(wanted.tag())))
                .min(comparingInt(wanted::distance));
        var cause = cause(waiting, container, wanted, tags, alike.isPresent());
        var meant = cause == IMAGE_NAME_TYPO
                ? alike.orElseThrow().toString()
                : cause == IMAGE_NAME_INVALID
                        ? container
                                .getImage()
                                .toLowerCase(java.util.Locale.ROOT)
                                .strip()
                        : tags.isEmpty() ? wanted.toString() : wanted.repository() + ":" + tags.get(0);
        return new Finding(
                cause,
                part.name(),
                List.of(
                        container.getImage(),
                        meant,
                        node,
                        container.getName(),
                        ClusterTool.of(evidence.nodes()).load(container.getImage())),
                List.of(
                        "%s on %s %s: %s"
                                .formatted(pod.getMetadata().getName(), node, waiting.getReason(), said(waiting)),
                        "imagePullPolicy: %s; on the nodes: %s"
                                .formatted(
                                        container.getImagePullPolicy(),
                                        onNodes(wanted, alike.orElse(wanted), evidence))));
    }

    private static Cause cause(
            ContainerStateWaiting waiting, Container container, ImageName wanted, List<String> tags, boolean alike) {
        if ("InvalidImageName".equals(waiting.getReason())) {
            return IMAGE_NAME_INVALID;
        }
        var always = "Always".equals(container.getImagePullPolicy());
        if (always
                && !tags.isEmpty()
                && (tags.contains(wanted.tag()) || wanted.tag().equals("latest"))) {
            return IMAGE_PULL_ALWAYS;
        }
        if (!tags.isEmpty() && !tags.contains(wanted.tag())) {
            return IMAGE_TAG_WRONG;
        }
        return tags.isEmpty() && alike ? IMAGE_NAME_TYPO : IMAGE_NOT_LOADED;
    }

    private static String onNodes(ImageName wanted, ImageName alike, Evidence evidence) {
        var lines = evidence.images().entrySet().stream()
                .map(node -> node.getKey() + " "
                        + node.getValue().stream()
                                .map(ImageName::of)
                                .filter(image -> image.repository().equals(wanted.repository())
                                        || image.repository().equals(alike.repository()))
                                .map(ImageName::toString)
                                .distinct()
                                .toList())
                .toList();
        return lines.isEmpty() ? "not known" : String.join(", ", lines);
    }

    private static String reason(ContainerStatus status) {
        var waiting = status.getState() == null ? null : status.getState().getWaiting();
        return waiting == null ? null : waiting.getReason();
    }

    private static String said(ContainerStateWaiting waiting) {
        return waiting.getMessage() == null ? "" : waiting.getMessage();
    }
}
