package lab.checks.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.preflight.Manifest;
import lab.preflight.Unreadable;
import lab.preflight.YamlFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * One object that somebody hands in, be it right or wrong.
 *
 * @param text as it was written; an item of a List, as JSON
 * @param namespace empty if none is written
 */
record Document(String kind, String name, Optional<String> namespace, String text) {

    private static final Set<String> WITH_PODS = Set.of(
            "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Pod", "Job", "CronJob");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern KIND = Pattern.compile("(?m)^kind: *(\\S+)");
    private static final Pattern NAME =
            Pattern.compile("(?m)^metadata:(?:.*\\R)*? *\\{?(?:.*[ {,])?name: *\"?([\\w.-]+)");
    private static final Pattern NAMESPACE = Pattern.compile("(?m)^  namespace: *(\\S+)");

    /** The objects of files that were put together with lines of {@code ---}. */
    static List<Document> all(String text) {
        return Stream.of(text.split("(?m)^---.*$"))
                .map(document -> document.replace(BYTE_ORDER_MARK, "").strip() + "\n")
                .flatMap(Document::read)
                .toList();
    }

    /** As kubectl names it. */
    String key() {
        return kind + "/" + name;
    }

    /** Which object it is, of those that one manifest or another names. */
    String identity() {
        return namespace.orElse("") + ":" + key();
    }

    boolean isPod() {
        return kind.equals("Pod");
    }

    /** Whether pods come of it. */
    boolean hasPods() {
        return WITH_PODS.contains(kind);
    }

    /** Whether it matters to nothing but itself. */
    boolean isWorkload() {
        return hasPods() || kind.equals("Service");
    }

    private static Stream<Document> read(String text) {
        try {
            var objects = YamlFiles.parse(text, "manifests");
            return objects.size() == 1
                    ? objects.stream().map(object -> of(object, text))
                    : objects.stream().map(object -> of(object, json(object)));
        } catch (Unreadable broken) {
            // kubectl, too, must see what is wrong with it
            return KIND.matcher(text).find() ? Stream.of(asWritten(text)) : Stream.empty();
        }
    }

    private static Document of(Manifest object, String text) {
        return new Document(
                object.kind(),
                object.name(),
                Optional.of(object.namespace()).filter(namespace -> !namespace.isEmpty()),
                text);
    }

    private static String json(Manifest object) {
        return JsonMapper.shared().writeValueAsString(object.content().plain()) + "\n";
    }

    private static Document asWritten(String text) {
        return new Document(found(KIND, text).orElse(""), found(NAME, text).orElse("?"), found(NAMESPACE, text), text);
    }

    private static Optional<String> found(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1));
    }
}
