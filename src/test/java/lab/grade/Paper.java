package lab.grade;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.cluster.Kustomization;
import lab.pipeline.Manifests;
import lab.preflight.Guard;
import lab.preflight.Manifest;
import lab.preflight.Node;
import lab.preflight.Preflight;
import lab.preflight.Unreadable;
import lab.preflight.YamlFiles;

/** The manifests that somebody hands in, read before anything is deployed. */
public record Paper(Path path, List<Manifest> manifests) {

    private static final Pattern ELSEWHERE = Pattern.compile("(?:\\.\\./)+[\\w./-]+");

    /**
     * Throws {@link lab.preflight.Unreadable} with file, line and column. A kustomization is rendered as kubectl does it on the cluster.
     *
     * @param home what it may refer to must be in there
     */
    static Paper read(Path path, Path home, Ward ward) {
        var absolute = path.toAbsolutePath().normalize();
        return new Paper(
                absolute,
                Kustomization.in(absolute).isPresent()
                        ? YamlFiles.parse(rendered(absolute, home, ward), "kubectl kustomize " + absolute.getFileName())
                        : written(absolute));
    }

    private static List<Manifest> written(Path path) {
        try {
            return YamlFiles.read(path);
        } catch (Unreadable unreadable) {
            if (unreadable.isEmpty()) {
                return List.of();
            }
            throw unreadable;
        }
    }

    private static String rendered(Path folder, Path home, Ward ward) {
        var folders = folders(folder, home);
        try {
            return ward.cluster().kubectl(Manifests.NAMESPACE, folders, "kustomize", folder.toString());
        } catch (IllegalStateException refused) {
            throw Unreadable.kustomization(folder, refused.getMessage());
        }
    }

    /** What of it is applied, which is the caller's to delete. */
    JudgedObjects objects() {
        return JudgedObjects.write(manifests, Files.isDirectory(path) ? path : path.getParent());
    }

    /** What is needed to render it: what its kustomization refers to in other folders, and last itself. */
    private static List<Path> folders(Path folder, Path home) {
        var all = new LinkedHashSet<Path>();
        Kustomization.in(folder)
                .ifPresent(file -> ELSEWHERE
                        .matcher(YamlFiles.text(YamlFiles.inside(home, file)))
                        .results()
                        .map(found -> folder.resolve(found.group()).normalize())
                        .filter(Files::exists)
                        .map(other -> YamlFiles.inside(home, other))
                        .forEach(other -> all.addAll(folders(other, home))));
        all.remove(folder);
        all.add(folder);
        return List.copyOf(all);
    }

    /** Why nothing of it is deployed, one reason a line; empty if it may be. */
    public Optional<String> refusal(Locale language) {
        return Optional.of(Guard.refusals(manifests).stream()
                        .map(refusal -> refusal.at() + ": " + refusal.text(language))
                        .collect(joining("\n")))
                .filter(reasons -> !reasons.isEmpty());
    }

    /** What will go wrong, with where it is written. */
    public List<String> warnings(Locale language) {
        return Preflight.warnings(manifests).stream()
                .map(warning -> warning.at() + ": " + warning.text(language))
                .toList();
    }

    /** The images that it names, whatever kind of object names them. */
    public List<String> images() {
        return manifests.stream()
                .flatMap(manifest -> images(manifest.content()))
                .map(Node::text)
                .filter(image -> !image.isBlank())
                .distinct()
                .toList();
    }

    private static Stream<Node> images(Node node) {
        return Stream.concat(
                Stream.of("containers", "initContainers").flatMap(which -> node.all(which, "*", "image")),
                node.all("*").flatMap(Paper::images));
    }

    /** The namespace that it names, if it names one. */
    public Optional<String> namespace() {
        return manifests.stream()
                .map(Manifest::namespace)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}
