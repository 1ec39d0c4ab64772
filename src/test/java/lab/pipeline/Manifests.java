package lab.pipeline;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The YAML files that a student applies; the suite deploys the same, each image under the tag of its content. */
public record Manifests(List<HasMetadata> items) {

    public static final Path FOLDER = Path.of("manifests/base/pipeline");
    public static final String NAMESPACE = "default";

    /** Every .yaml file of the folder, in the order of their names. */
    public static Manifests in(Path folder, KubernetesClient kubernetes) {
        var items = new ArrayList<HasMetadata>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                items.addAll(kubernetes.load(Files.newInputStream(file)).items());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifests in " + folder, e);
        }
        return new Manifests(items);
    }

    /** The same with each Deployment's image tag replaced by the one that was built. */
    public Manifests with(Images images) {
        for (var service : LetterService.values()) {
            items.stream().filter(Deployment.class::isInstance).map(Deployment.class::cast)
                .flatMap(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream())
                .filter(container -> container.getImage().equals(service.image() + ":" + Images.LATEST))
                .forEach(container -> container.setImage(images.reference(service)));
        }
        return this;
    }

    /** Creates what is not there and updates what is, without waiting. Not by server-side apply: 1.20 refuses ports without a protocol. */
    public void apply(KubernetesClient kubernetes) {
        kubernetes.resourceList(items).inNamespace(NAMESPACE).resources().forEach(item -> {
            if (item.get() == null) {
                item.create();
            } else {
                item.patch(PatchContext.of(PatchType.STRATEGIC_MERGE));
            }
        });
    }
}
