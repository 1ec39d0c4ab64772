package lab.diagnose;

import static lab.diagnose.Cause.LISTENS_ON_LOOPBACK;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.pipeline.Part;

/** Nothing listens at the pod's address, and its log says why: it listens at an address that nobody else reaches. */
final class LoopbackRule implements Rule {

    private static final Pattern LOOPBACK = Pattern.compile(
            "(?i)\\b(listening|running|serving|bound|started)\\b.*(127\\.0\\.0\\.1|localhost|\\[::1]):\\d");

    /** Flask tells the loopback address, too, where it listens at all. */
    private static final Pattern ANYWHERE = Pattern.compile("(?i)all addresses|\\b0\\.0\\.0\\.0\\b|\\[::\\]:\\d");

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.parts().stream()
                .filter(part -> evidence.listening(part.role()).isEmpty())
                .flatMap(part -> finding(part, evidence).stream());
    }

    private static Optional<Finding> finding(Part part, Evidence evidence) {
        return evidence.answers()
                .ofPorts()
                .filter(port -> port.role() == part.role() && port.refused())
                .findFirst()
                .flatMap(port -> said(part, evidence)
                        .map(line -> new Finding(
                                LISTENS_ON_LOOPBACK,
                                part.name(),
                                List.of(port.what().substring("port ".length())),
                                List.of("log: " + line, port.toString()))));
    }

    private static Optional<String> said(Part part, Evidence evidence) {
        return evidence.pods(part).stream()
                .flatMap(pod -> Evidence.containers(pod).map(status -> evidence.log(pod, status.getName())))
                .filter(log ->
                        log.stream().noneMatch(line -> ANYWHERE.matcher(line).find()))
                .flatMap(List::stream)
                .filter(line -> LOOPBACK.matcher(line).find())
                .findFirst();
    }
}
