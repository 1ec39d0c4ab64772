package lab.checks.catalogue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A correct submission, drawn at random: all that the contract leaves open is somebody's choice.
 *
 * @param parts Frontend, OCR-Worker, Translate-Worker
 * @param objects all, in the order in which they are written
 */
record RandomChain(List<RandomPart> parts, List<HasMetadata> objects) {

    private static final KubernetesSerialization TEXT = new KubernetesSerialization();

    static RandomChain of(Draw draw) {
        var draft = new PartDraft(draw);
        var translate = draft.part(Role.TRANSLATE, Optional.empty());
        var ocr = draft.part(Role.OCR, Optional.of(translate));
        var frontend = draft.part(Role.FRONTEND, Optional.of(ocr));
        var parts = List.of(frontend, ocr, translate);
        var guards = draw.oneIn(4)
                ? Stream.of(Guards.lettingIn(ocr, frontend), Guards.lettingIn(translate, ocr))
                : Stream.<HasMetadata>empty();
        var rest = draw.shuffled(Stream.of(
                        guards,
                        parts.stream().map(RandomPart::workload),
                        parts.stream().flatMap(part -> part.settings().stream()))
                .flatMap(all -> all)
                .toList());
        var services = draw.shuffled(
                parts.stream().<HasMetadata>map(RandomPart::service).toList());
        // a pod has the links of the Services that there are when it starts
        var objects = new ArrayList<HasMetadata>(services);
        objects.addAll(rest);
        return new RandomChain(
                parts,
                parts.stream().anyMatch(RandomPart::hasServiceLinks)
                        ? objects
                        : new ArrayList<>(draw.shuffled(objects)));
    }

    RandomPart part(Role role) {
        return parts.get(role.ordinal());
    }

    /** What that part asks. */
    RandomPart next(RandomPart part) {
        return parts.get(part.role().ordinal() + 1);
    }

    RandomPart caller(RandomPart part) {
        return parts.get(part.role().ordinal() - 1);
    }

    boolean isGuarded() {
        return objects.stream().anyMatch(object -> object.getKind().equals("NetworkPolicy"));
    }

    /** Writes them into a new folder: a List as JSON, one file of YAML, or a file for each. */
    void write(Path folder, Draw draw) {
        try {
            Files.createDirectories(folder);
            switch (draw.between(0, 2)) {
                case 0 ->
                    Files.writeString(
                            folder.resolve("all.json"),
                            TEXT.asJson(new KubernetesListBuilder()
                                    .withItems(objects)
                                    .build()));
                case 1 ->
                    Files.writeString(
                            folder.resolve("all.yaml"),
                            String.join("", objects.stream().map(TEXT::asYaml).toList()));
                default -> {
                    for (int number = 0; number < objects.size(); number++) {
                        var object = objects.get(number);
                        Files.writeString(
                                folder.resolve("%02d-%s-%s.yaml"
                                        .formatted(
                                                number,
                                                object.getKind().toLowerCase(Locale.ROOT),
                                                object.getMetadata().getName())),
                                TEXT.asYaml(object));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder, e);
        }
    }
}
