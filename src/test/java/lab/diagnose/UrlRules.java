package lab.diagnose;

import static java.util.stream.Collectors.toSet;
import static lab.diagnose.Cause.DNS_POLICY;
import static lab.diagnose.Cause.NEXT_URL_MALFORMED;
import static lab.diagnose.Cause.NEXT_URL_MISSING;
import static lab.diagnose.Cause.NEXT_URL_NAME;
import static lab.diagnose.Cause.NEXT_URL_PORT;
import static lab.diagnose.Cause.NEXT_URL_WRONG;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lab.observe.Hop;
import lab.pipeline.NextUrl;
import lab.pipeline.Part;

/** A URL does not lead to the next service: the name, the port, or whose Service it is. */
final class UrlRules implements Rule {

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return Stream.concat(
                evidence.parts().stream()
                        .filter(caller -> caller.nextUrl().isEmpty())
                        .flatMap(caller -> lastWords(caller, evidence)),
                walked(evidence));
    }

    /** A program that ends because of this variable, and says so; that nothing can be read of it may be a Secret's doing. */
    private static Stream<Finding> lastWords(Part caller, Evidence evidence) {
        return caller.nextVariable().stream()
                .flatMap(variable -> evidence.waiting(caller).stream()
                        .flatMap(pod -> Evidence.containers(pod)
                                .filter(status -> status.getRestartCount() > 0)
                                .flatMap(status -> evidence.log(pod, status.getName()).stream()))
                        .filter(line -> line.contains(variable))
                        .limit(1)
                        .map(line -> caller.environment().containsKey(variable)
                                ? new Finding(
                                        NEXT_URL_MALFORMED,
                                        caller.name(),
                                        List.of(
                                                variable,
                                                "?",
                                                right(next(caller, evidence)),
                                                next(caller, evidence).name()),
                                        List.of("log: " + line))
                                : new Finding(
                                        NEXT_URL_MISSING,
                                        caller.name(),
                                        List.of("", "", "", variable),
                                        List.of("log: " + line))));
    }

    private static Part next(Part caller, Evidence evidence) {
        return evidence.parts().get(caller.role().ordinal() + 1);
    }

    private static Stream<Finding> walked(Evidence evidence) {
        return evidence.parts().stream()
                .filter(caller -> caller.nextUrl().isPresent() && (evidence.isForecast() || evidence.isCutOff(caller)))
                .flatMap(caller ->
                        finding(caller, next(caller, evidence), caller.nextUrl().orElseThrow(), evidence).stream());
    }

    private static Optional<Finding> finding(Part caller, Part next, NextUrl url, Evidence evidence) {
        if (!url.wellFormed()) {
            return found(NEXT_URL_MALFORMED, caller, next, url, evidence);
        }
        if (url.isItself()) {
            return found(NEXT_URL_NAME, caller, next, url, evidence);
        }
        var named = named(url, evidence);
        if (url.isAddress() && (evidence.isForecast() || named.isEmpty() && evidence.isReached(next))) {
            return Optional.empty();
        }
        var lookup = evidence.steps().last(caller.role(), Hop.Step.NAME).filter(hop -> !hop.succeeded());
        if (named.isEmpty()) {
            return found(NEXT_URL_NAME, caller, next, url, evidence);
        }
        var selector = named.get().getSpec().getSelector();
        var leadsElsewhere = !Part.selects(selector, next.podLabels())
                && evidence.parts().stream().anyMatch(other -> Part.selects(selector, other.podLabels()));
        var isTheirs = next.service() != null
                && named.get()
                        .getMetadata()
                        .getName()
                        .equals(next.service().getMetadata().getName());
        if (leadsElsewhere && !isTheirs) {
            return found(NEXT_URL_WRONG, caller, next, url, evidence);
        }
        var policy = caller.podSpec().getDnsPolicy();
        if (List.of("Default", "None").contains(String.valueOf(policy))
                && (lookup.isPresent()
                        || evidence.isForecast() && caller.podSpec().getDnsConfig() == null)) {
            return found(DNS_POLICY, caller, next, url, evidence);
        }
        if (lookup.filter(failed -> failed.error().startsWith("no such name")).isPresent()
                && (evidence.over() || !url.isWhole(evidence.namespace()))) {
            return found(NEXT_URL_NAME, caller, next, url, evidence);
        }
        return !(evidence.isReached(next) && !evidence.isForecast())
                        && lookup.isEmpty()
                        && isNoPort(url, named.get(), isTheirs && next.isHeadless(), next, evidence)
                ? found(NEXT_URL_PORT, caller, next, url, evidence)
                : Optional.empty();
    }

    private static boolean isNoPort(NextUrl url, Service named, boolean headless, Part next, Evidence evidence) {
        if (!headless) {
            return named.getSpec().getPorts().stream().noneMatch(port -> port.getPort() == url.port())
                    && !"ExternalName".equals(named.getSpec().getType());
        }
        var listening = evidence.listening(next.role());
        return listening.isEmpty() ? !podPorts(next, evidence).contains(url.port()) : !listening.contains(url.port());
    }

    /** Where a headless Service's callers may find its pods: what they declare, what the Service says of them, what was seen. */
    private static Set<Integer> podPorts(Part part, Evidence evidence) {
        return Stream.of(
                        part.service().getSpec().getPorts().stream().flatMap(port -> part.targetPort(port).stream()),
                        part.containers().stream()
                                .flatMap(container -> container.getPorts().stream())
                                .map(ContainerPort::getContainerPort),
                        evidence.listening(part.role()).stream())
                .flatMap(ports -> ports)
                .collect(toSet());
    }

    private static int port(Part part) {
        return part.service().getSpec().getPorts().stream()
                .findFirst()
                .map(port -> part.isHeadless() ? part.targetPort(port).orElse(port.getPort()) : port.getPort())
                .orElse(part.role().port());
    }

    private static Optional<Service> named(NextUrl url, Evidence evidence) {
        return evidence.services().stream()
                .filter(service -> url.isAddress()
                        ? url.host().equals(service.getSpec().getClusterIP())
                        : service.getMetadata().getName().equals(url.service())
                                && service.getMetadata().getNamespace().equals(url.namespace(evidence.namespace())))
                .findFirst();
    }

    private static String right(Part next) {
        return next.service() == null
                ? "http://%s:%d".formatted(next.role().service(), next.role().port())
                : "http://%s:%d".formatted(next.serviceName(), port(next));
    }

    private static Optional<Finding> found(Cause cause, Part caller, Part next, NextUrl url, Evidence evidence) {
        return Optional.of(new Finding(
                cause,
                caller.name(),
                List.of(caller.nextVariable().orElseThrow(), url.text(), right(next), next.name()),
                Stream.concat(
                                Stream.of(
                                        caller.nextVariable().orElseThrow() + " of " + caller.name() + ": "
                                                + url.text(),
                                        "Services in %s: %s"
                                                .formatted(
                                                        evidence.namespace(),
                                                        evidence.services().stream()
                                                                .filter(service -> evidence.namespace()
                                                                        .equals(service.getMetadata()
                                                                                .getNamespace()))
                                                                .map(UrlRules::shown)
                                                                .toList())),
                                Stream.concat(
                                        cause == DNS_POLICY
                                                ? Stream.of("dnsPolicy: "
                                                        + caller.podSpec().getDnsPolicy())
                                                : Stream.<String>empty(),
                                        evidence.steps().failed(caller).map(Hop::toString)))
                        .toList(),
                StaleEnvironment.hint(caller, evidence)));
    }

    private static String shown(Service service) {
        return service.getMetadata().getName()
                + service.getSpec().getPorts().stream()
                        .map(port -> ":" + port.getPort())
                        .reduce("", String::concat);
    }
}
