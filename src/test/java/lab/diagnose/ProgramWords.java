package lab.diagnose;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a program, its interpreter or the container runtime said at its end, and what that means in plain words. */
record ProgramWords(Pod pod, String container, List<String> lines, Evidence evidence) {

    private static final Pattern ARCHITECTURE = Pattern.compile("(?i)exec format error");
    private static final Pattern NO_FILE = Pattern.compile(
            "(?:exec:? |exec user process caused:? |env: |: )[\"'‘]?(/?[\\w./-]+)(?:\\\\r|\r)?[\"'’]?: (?:[Nn]o such file or directory|not found|bad interpreter)");
    private static final Pattern ONE_STRING =
            Pattern.compile("exec: \"([^\"]* [^\"]*)\": .*(?:not found|no such file)");
    private static final Pattern TAKEN =
            Pattern.compile("(?i)address already in use|EADDRINUSE|port \\d+ (?:is|was) already in use|bind: .*in use");
    private static final Pattern DENIED =
            Pattern.compile("(?i).*(?:permission denied|EACCES|operation not permitted|read-only file system).*");
    private static final Pattern MODULE = Pattern.compile(
            "(?:No module named |Cannot find module |ClassNotFoundException: |NoClassDefFoundError: |could not find or load main class |cannot load such file -- )[\"']?([\\w./$@-]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("tcp://([0-9a-fA-F.:\\[\\]]+):\\d+");

    /** Whether the program did not even begin: its own work has nothing to do with it. */
    boolean isNotStarted() {
        return found(ARCHITECTURE).isPresent() || found(ONE_STRING).isPresent() || isNoFile();
    }

    /** The runtime's own line only: a program that began may miss some other file. */
    private boolean isNoFile() {
        return lines.size() <= 2
                && lines.stream()
                        .anyMatch(line -> line.startsWith("exec ")
                                && NO_FILE.matcher(line).find());
    }

    Hint hint() {
        return Stream.<Optional<Hint>>of(
                        hook(),
                        found(ARCHITECTURE).map(line -> Hint.of("architecture", architecture())),
                        found(ONE_STRING).map(this::oneString),
                        carriageReturn(),
                        isNoFile()
                                ? found(NO_FILE).map(line -> Hint.of("interpreter", first(NO_FILE, line)))
                                : Optional.empty(),
                        link(),
                        found(TAKEN).map(line -> Hint.of("port-taken")),
                        found(MODULE).map(line -> Hint.of("module", first(MODULE, line))),
                        found(DENIED).map(line -> Hint.of("denied", line.strip())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Hint.NONE);
    }

    private Optional<String> found(Pattern pattern) {
        return lines.stream().filter(line -> pattern.matcher(line).find()).findFirst();
    }

    private static String first(Pattern pattern, String line) {
        var matcher = pattern.matcher(line);
        return matcher.find() ? matcher.group(1) : line;
    }

    private String architecture() {
        return evidence.nodes().stream()
                .filter(node ->
                        node.getMetadata().getName().equals(pod.getSpec().getNodeName()))
                .map(Node::getStatus)
                .map(status -> status.getNodeInfo().getArchitecture())
                .findFirst()
                .orElse("amd64");
    }

    private Hint oneString(String line) {
        var command = first(ONE_STRING, line);
        return Hint.of(
                "one-string",
                command,
                Stream.of(command.strip().split("\\s+"))
                        .map(word -> '"' + word + '"')
                        .collect(joining(", ", "[", "]")));
    }

    /** A script out of a ConfigMap can be looked at; in an image it cannot. */
    private Optional<Hint> carriageReturn() {
        return found(NO_FILE).or(() -> found(Pattern.compile("\\r|\\^M"))).flatMap(line -> {
            var file = first(NO_FILE, line).replaceFirst("^.*/", "");
            return evidence.recording().objects(ConfigMap.class).stream()
                    .filter(map -> map.getData() != null
                            && map.getData().entrySet().stream()
                                    .anyMatch(entry -> line.contains(entry.getKey())
                                            && entry.getValue()
                                                    .lines()
                                                    .findFirst()
                                                    .orElse("")
                                                    .startsWith("#!")
                                            && entry.getValue().contains("\r\n")))
                    .map(map ->
                            Hint.of("carriage-return", file, map.getMetadata().getName()))
                    .findFirst();
        });
    }

    /** Kubernetes sets variables for each Service of the namespace, of which a program's own may be one. */
    private Optional<Hint> link() {
        return found(LINK)
                .flatMap(line -> evidence.services().stream()
                        .filter(service ->
                                first(LINK, line).equals(service.getSpec().getClusterIP()))
                        .map(Service::getMetadata)
                        .map(service -> Hint.of(
                                "service-link",
                                service.getName().replace('-', '_').toUpperCase(Locale.ROOT) + "_PORT",
                                service.getName()))
                        .findFirst());
    }

    private Optional<Hint> hook() {
        return evidence.warnings()
                .of(pod, "FailedPostStartHook")
                .findFirst()
                .map(event -> Hint.of("post-start", command()));
    }

    private String command() {
        return pod.getSpec().getContainers().stream()
                .filter(named -> named.getName().equals(container))
                .map(Container::getLifecycle)
                .filter(lifecycle -> lifecycle != null
                        && lifecycle.getPostStart() != null
                        && lifecycle.getPostStart().getExec() != null)
                .map(lifecycle ->
                        String.join(" ", lifecycle.getPostStart().getExec().getCommand()))
                .findFirst()
                .orElse("postStart");
    }
}
