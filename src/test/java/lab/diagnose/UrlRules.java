package lab.diagnose;

import static lab.diagnose.Cause.DNS_POLICY;
import static lab.diagnose.Cause.NEXT_URL_MALFORMED;
import static lab.diagnose.Cause.NEXT_URL_NAME;
import static lab.diagnose.Cause.NEXT_URL_PORT;
import static lab.diagnose.Cause.NEXT_URL_WRONG;

import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.pipeline.NextUrl;
import lab.pipeline.Part;

/** A URL does not lead to the next service: the name, the port, or whose Service it is. */
final class UrlRules implements Rule {

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.parts().stream()
                .filter(caller -> caller.nextUrl().isPresent())
                .flatMap(caller -> finding(
                        caller,
                        evidence.parts().get(caller.role().ordinal() + 1),
                        caller.nextUrl().orElseThrow(),
                        evidence)
                        .stream());
    }

    private static Optional<Finding> finding(Part caller, Part next, NextUrl url, Evidence evidence) {
        if (!url.wellFormed()) {
            return found(NEXT_URL_MALFORMED, caller, next, url, evidence);
        }
        if (url.isItself()) {
            return found(NEXT_URL_NAME, caller, next, url, evidence);
        }
        if (url.isAddress()) {
            return Optional.empty();
        }
        var named = named(url, evidence);
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
        if (named.get().getSpec().getPorts().stream().noneMatch(port -> port.getPort() == url.port())) {
            return found(NEXT_URL_PORT, caller, next, url, evidence);
        }
        var policy = caller.deployment().getSpec().getTemplate().getSpec().getDnsPolicy();
        return List.of("Default", "None").contains(String.valueOf(policy))
                        && caller.deployment().getSpec().getTemplate().getSpec().getDnsConfig() == null
                ? found(DNS_POLICY, caller, next, url, evidence)
                : Optional.empty();
    }

    private static Optional<Service> named(NextUrl url, Evidence evidence) {
        return evidence.services().stream()
                .filter(service -> service.getMetadata().getName().equals(url.service())
                        && service.getMetadata().getNamespace().equals(url.namespace(evidence.namespace())))
                .findFirst();
    }

    private static Optional<Finding> found(Cause cause, Part caller, Part next, NextUrl url, Evidence evidence) {
        var right = next.service() == null
                ? "http://%s:%d".formatted(next.role().service(), next.role().port())
                : "http://%s:%d"
                        .formatted(
                                next.serviceName(),
                                next.service().getSpec().getPorts().get(0).getPort());
        return Optional.of(new Finding(
                cause,
                caller.name(),
                List.of(caller.nextVariable().orElseThrow(), url.text(), right, next.name()),
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
                                cause == DNS_POLICY
                                        ? Stream.of("dnsPolicy: "
                                                + caller.deployment()
                                                        .getSpec()
                                                        .getTemplate()
                                                        .getSpec()
                                                        .getDnsPolicy())
                                        : Stream.<String>empty())
                        .toList()));
    }

    private static String shown(Service service) {
        return service.getMetadata().getName()
                + service.getSpec().getPorts().stream()
                        .map(port -> ":" + port.getPort())
                        .reduce("", String::concat);
    }
}
