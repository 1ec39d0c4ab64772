package lab.diagnose;

import static lab.diagnose.Cause.NOT_FROM_OUTSIDE;
import static lab.diagnose.Cause.SERVICE_CROSSED;
import static lab.diagnose.Cause.SERVICE_SELECTOR;
import static lab.diagnose.Cause.TARGET_PORT;

import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lab.observe.Exchange;
import lab.observe.Hop;
import lab.pipeline.Letter;
import lab.pipeline.LetterService;
import lab.pipeline.NextUrl;
import lab.pipeline.Part;

/** A Service leads nowhere, to somebody else's pods, or to a port where nobody listens. */
final class ServiceRules implements Rule {

    private static final Set<String> OPEN = Set.of("NodePort", "LoadBalancer");

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.parts().stream()
                .filter(part -> part.service() != null && part.isDeployed())
                .flatMap(part -> Stream.of(
                                selector(part, evidence).stream(),
                                isReached(part, evidence)
                                        ? Stream.<Finding>empty()
                                        : called(part, evidence)
                                                .flatMap(port -> targetPort(part, port, evidence).stream()),
                                outside(part, evidence).stream())
                        .flatMap(findings -> findings));
    }

    private static boolean isReached(Part part, Evidence evidence) {
        return !evidence.isForecast() && evidence.isReached(part);
    }

    private static Optional<Finding> selector(Part part, Evidence evidence) {
        var selector = part.service().getSpec().getSelector();
        var other = evidence.isForecast() ? othersByLabel(part, selector, evidence) : others(part, evidence);
        var isRight = evidence.isForecast()
                ? Part.selects(selector, part.podLabels())
                : !evidence.ready(part)
                        || leads(part, evidence) && (other.isEmpty() || arrives(part, evidence))
                        // Kubernetes' list of the pods behind a Service is late by a moment
                        || !evidence.over() && other.isEmpty() && Part.selects(selector, part.podLabels());
        if (isRight) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                other.isPresent() ? SERVICE_CROSSED : SERVICE_SELECTOR,
                part.serviceName(),
                List.of(
                        String.valueOf(selector),
                        String.valueOf(part.podLabels()),
                        part.name(),
                        other.map(Part::name).orElse("")),
                List.of(
                        "%s selects %s".formatted(part.serviceName(), selector),
                        "the pods of %s carry %s".formatted(part.name(), part.podLabels()))));
    }

    private static Optional<Part> othersByLabel(Part part, Map<String, String> selector, Evidence evidence) {
        return evidence.parts().stream()
                .filter(another -> another != part && Part.selects(selector, another.podLabels()))
                .findFirst();
    }

    /** Whose pods, but its own, Kubernetes has behind its Service. */
    private static Optional<Part> others(Part part, Evidence evidence) {
        var behind = evidence.behind(part.service());
        return evidence.parts().stream()
                .filter(another ->
                        another.role() != part.role() && behind.stream().anyMatch(another::owns))
                .findFirst();
    }

    /** Whether some of its pods are behind its Service, or will be; or, where nobody's are, somebody answers all the same. */
    private static boolean leads(Part part, Evidence evidence) {
        var behind = evidence.behind(part.service());
        return behind.stream().anyMatch(part::owns)
                || behind.isEmpty() && (evidence.isReached(part) || isToLead(part, evidence));
    }

    /** Kubernetes lists a pod that is selected behind its Service a moment after it is Ready; seconds after, on a busy machine. */
    private static boolean isToLead(Part part, Evidence evidence) {
        return evidence.pods(part).stream()
                .anyMatch(pod -> Part.selects(
                        part.service().getSpec().getSelector(),
                        pod.getMetadata().getLabels()));
    }

    /** Whether no letter to any pod behind its Service was refused. */
    private static boolean arrives(Part part, Evidence evidence) {
        return evidence.caller(part)
                .map(caller -> !evidence.isCutOff(caller)
                        && evidence.steps().each(caller.role(), Hop.Step.LETTER).noneMatch(Hop::rejected))
                .orElseGet(() -> evidence.answers()
                        .last(part.role(), "page")
                        .filter(page -> !page.body().contains(Letter.BUTTON))
                        .isEmpty());
    }

    /**
     * Of a Service that has several ports, one that its caller does not name is nobody's trouble; nor is any where nobody names one and
     * some port leads to where the program listens. A headless one maps no port.
     */
    private static Stream<ServicePort> called(Part part, Evidence evidence) {
        if (part.isHeadless()) {
            return Stream.empty();
        }
        var ports = part.service().getSpec().getPorts();
        var called = evidence.parts().stream()
                .filter(caller -> caller.role().ordinal() == part.role().ordinal() - 1)
                .flatMap(caller -> caller.nextUrl().stream())
                .filter(url -> url.wellFormed() && url.service().equals(part.serviceName()))
                .map(NextUrl::port)
                .toList();
        if (ports.stream().anyMatch(port -> called.contains(port.getPort()))) {
            return ports.stream().filter(port -> called.contains(port.getPort()));
        }
        var listening = evidence.listening(part.role());
        return ports.stream()
                        .anyMatch(port -> part.targetPort(port)
                                .filter(listening::contains)
                                .isPresent())
                ? Stream.empty()
                : ports.stream();
    }

    private static Optional<Finding> targetPort(Part part, ServicePort port, Evidence evidence) {
        var target = port.getTargetPort();
        var named = target != null && target.getStrVal() != null;
        var number = part.targetPort(port);
        var shown = named ? target.getStrVal() : number.map(String::valueOf).orElse("?");
        var listening = evidence.listening(part.role());
        var words = List.of(
                String.valueOf(port.getPort()),
                shown,
                listening.isEmpty() ? "?" : listening.get(0).toString(),
                part.name());
        if (port.getProtocol() != null && !"TCP".equals(port.getProtocol())) {
            return Optional.of(new Finding(
                    TARGET_PORT,
                    part.serviceName(),
                    words,
                    List.of("port %d of %s is for %s; letters come by TCP"
                            .formatted(port.getPort(), part.serviceName(), port.getProtocol()))));
        }
        if (number.isEmpty()) {
            return Optional.of(new Finding(
                    TARGET_PORT,
                    part.serviceName(),
                    words,
                    List.of("targetPort: %s; no container of %s has a port of that name"
                            .formatted(shown, part.name()))));
        }
        return refused(part, number.get(), evidence)
                .filter(asked -> !evidence.mayStillStart(part.role()))
                .map(asked -> new Finding(
                        TARGET_PORT,
                        part.serviceName(),
                        words,
                        List.of(
                                "port %d, targetPort %s; %s".formatted(port.getPort(), shown, asked),
                                "ports of the pod at which something listens: " + listening)));
    }

    /** Nobody at that port of a pod that is Ready, though something listens at another: told to the lab itself, or to a caller where a policy keeps the lab out. */
    private static Optional<String> refused(Part part, int port, Evidence evidence) {
        return evidence.answers()
                .last(part.role(), "port " + port)
                .filter(asked -> asked.refused() && asked.ready())
                .map(Exchange::toString)
                .or(() -> evidence.caller(part).stream()
                        .flatMap(caller -> evidence.steps().each(caller.role(), Hop.Step.ENDPOINT))
                        .filter(hop -> hop.refused() && hop.target().endsWith(":" + port))
                        .filter(hop -> !evidence.listening(part.role()).isEmpty()
                                && !evidence.listening(part.role()).contains(port))
                        .map(Hop::toString)
                        .findFirst());
    }

    private static int port(Part part) {
        return part.service().getSpec().getPorts().stream()
                .findFirst()
                .map(ServicePort::getPort)
                .orElse(part.role().port());
    }

    private static Optional<Finding> outside(Part part, Evidence evidence) {
        var ways = evidence.services().stream()
                .filter(service ->
                        evidence.namespace().equals(service.getMetadata().getNamespace())
                                && Part.selects(service.getSpec().getSelector(), part.podLabels()))
                .toList();
        return Optional.of(part)
                .filter(frontend -> frontend.role() == LetterService.FRONTEND
                        && (evidence.isForecast()
                                || evidence.ready(part)
                                || Part.selects(part.service().getSpec().getSelector(), part.podLabels()))
                        && ways.stream()
                                .noneMatch(service ->
                                        OPEN.contains(service.getSpec().getType())))
                .map(frontend -> new Finding(
                        NOT_FROM_OUTSIDE,
                        part.serviceName(),
                        List.of(
                                String.valueOf(part.service().getSpec().getType()),
                                ClusterTool.of(evidence.nodes()).open(part.serviceName(), port(part))),
                        List.of("spec.type: " + part.service().getSpec().getType())));
    }
}
