package lab.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import lab.pipeline.Manifests;
import lab.pipeline.Pipeline;
import lab.pipeline.Workload;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What happened, moment by moment, in the order in which it was seen. Whoever judges a run needs nothing else: no cluster. */
public record Recording(List<Moment> moments) {

    /** What a run's recording is called, in the folder where the run writes. */
    public static final String FILE = "recording.ndjson";

    /** Reads a file of a run, which may have broken off in the middle of a line; throws {@link IllegalArgumentException} naming a line that is none of a recording. */
    public static Recording read(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return read(file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the recording " + file, e);
        }
    }

    /** As {@link #read(Path)}, of a stream, which errors call by that name. */
    public static Recording read(InputStream stream, String name) throws IOException {
        var moments = new ArrayList<Moment>();
        var lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
        for (var line = lines.readLine(); line != null; ) {
            var next = lines.readLine();
            try {
                moments.add(JsonMapper.shared().readValue(line, Moment.class));
            } catch (JacksonException broken) {
                if (next != null) {
                    throw new IllegalArgumentException(
                            "%s, line %d is no moment of a recording: %s"
                                    .formatted(name, moments.size() + 1, broken.getOriginalMessage()),
                            broken);
                }
            }
            line = next;
        }
        return new Recording(List.copyOf(moments));
    }

    public Stream<Moment> of(String kind) {
        return moments.stream().filter(moment -> moment.kind().equals(kind));
    }

    /** Whether that root cause was found of that Deployment. */
    public boolean found(String cause, String deployment) {
        return of("Finding")
                .anyMatch(found -> found.text("cause").equals(cause)
                        && found.text("service").equals(deployment));
    }

    /** The latest moment of that kind. */
    public Optional<Moment> last(String kind) {
        return of(kind).reduce((one, other) -> other);
    }

    /** The first moment of that kind, with that change, of that name. */
    public Optional<Moment> first(String kind, String change, String name) {
        return of(kind).filter(moment ->
                        moment.change().equals(change) && moment.name().equals(name))
                .findFirst();
    }

    /** Only what was seen until then. */
    public Recording until(Instant then) {
        return new Recording(
                moments.stream().filter(moment -> !moment.at().isAfter(then)).toList());
    }

    /** Only what was seen from then on. */
    public Recording from(Instant then) {
        return new Recording(
                moments.stream().filter(moment -> !moment.at().isBefore(then)).toList());
    }

    /** Only the last word on each object of Kubernetes, by that time; those that are gone are left out. */
    public <T extends HasMetadata> List<T> objects(Class<T> type) {
        var last = new LinkedHashMap<String, Moment>();
        of(type.getSimpleName()).forEach(moment -> last.put(moment.name(), moment));
        return last.values().stream()
                .filter(moment -> !moment.change().equals("DELETED"))
                .map(moment -> ObjectText.read(moment.object(), type))
                .toList();
    }

    /** All that was seen of one kind of object, the first word to the last. */
    public <T> Stream<Seen<T>> history(Class<T> type) {
        return of(type.getSimpleName())
                .map(moment -> new Seen<>(moment.at(), moment.change(), ObjectText.read(moment.object(), type)));
    }

    /** The letters whose story had ended. */
    public Traffic traffic() {
        return new Traffic(of("Letter")
                .map(moment -> ObjectText.read(moment.object(), Sample.class))
                .toList());
    }

    /** Only what is about one namespace, or about none. */
    public Recording about(String namespace) {
        return new Recording(moments.stream()
                .filter(moment -> !moment.name().contains("/") || moment.name().startsWith(namespace + "/"))
                .toList());
    }

    /** What was asked, and answered. */
    public List<Exchange> exchanges() {
        return of("Exchange")
                .map(moment -> ObjectText.read(moment.object(), Exchange.class))
                .toList();
    }

    /** The steps that were made in the callers' place. */
    public List<Hop> hops() {
        return of("Hop")
                .map(moment -> ObjectText.read(moment.object(), Hop.class))
                .toList();
    }

    /** The images of each node, by the names that manifests have for them. */
    public Map<String, List<String>> images() {
        return of("Images")
                .collect(toMap(
                        Moment::name,
                        moment -> moment.object()
                                .valueStream()
                                .map(image -> image.asString().replaceFirst("^docker.io/(library/)?", ""))
                                .toList(),
                        (older, newer) -> newer,
                        TreeMap::new));
    }

    /** The namespace of what was put to the test. */
    public String namespace() {
        return of("Submission").findFirst().map(Moment::name).orElse(Manifests.NAMESPACE);
    }

    /** The three services that were put to the test. */
    public Pipeline pipeline() {
        return pipeline(namespace());
    }

    /** The three services in that namespace. */
    public Pipeline pipeline(String namespace) {
        var there = about(namespace);
        return Pipeline.among(
                namespace,
                Stream.concat(Workload.KINDS.stream(), Stream.of(Service.class, ConfigMap.class))
                        .flatMap(kind -> there.objects(kind).stream())
                        .toList());
    }

    public Instant begin() {
        return moments.isEmpty() ? Instant.EPOCH : moments.get(0).at();
    }

    public Instant end() {
        return moments.isEmpty()
                ? Instant.EPOCH
                : moments.get(moments.size() - 1).at();
    }
}
