package lab.observe;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import lab.pipeline.LetterService;
import lab.pipeline.Manifests;

/** The pods behind a Service: what it selects, what labels the pods carry, which addresses get its traffic. */
public record Endpoints(
        String service, Map<String, String> selector, Map<String, String> podLabels, List<String> addresses) {

    /** Throws {@link AssertionError} when the Service is not where its callers look for it, with where else it is. */
    public static Endpoints of(KubernetesClient kubernetes, LetterService service) {
        var there = kubernetes
                .services()
                .inAnyNamespace()
                .withField("metadata.name", service.service())
                .list()
                .getItems();
        var selector = there.stream()
                .filter(found -> Manifests.NAMESPACE.equals(found.getMetadata().getNamespace()))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no Service %s in namespace %s, where the pods look for that name%s"
                                .formatted(
                                        service.service(),
                                        Manifests.NAMESPACE,
                                        there.stream()
                                                .map(found -> "; there is a "
                                                        + found.getMetadata().getName() + "."
                                                        + found.getMetadata().getNamespace())
                                                .collect(joining()))))
                .getSpec()
                .getSelector();
        var labels = service.deployment(kubernetes)
                .require()
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getLabels();
        var endpoints = kubernetes
                .endpoints()
                .inNamespace(Manifests.NAMESPACE)
                .withName(service.service())
                .get();
        var addresses = endpoints == null
                ? List.<String>of()
                : endpoints.getSubsets().stream()
                        .flatMap(subset -> subset.getAddresses().stream())
                        .map(EndpointAddress::getIp)
                        .toList();
        return new Endpoints(service.service(), selector, labels, addresses);
    }

    /** Whether a pod gets the Service's traffic. */
    public boolean ready() {
        return !addresses.isEmpty();
    }

    @Override
    public String toString() {
        var matches = podLabels.entrySet().containsAll(selector.entrySet());
        return "%s selects %s and the pods carry %s: %s"
                .formatted(
                        service,
                        selector,
                        podLabels,
                        matches
                                ? "they match, ready addresses: " + addresses
                                : "its selector matches none of them, so it has no endpoints");
    }
}
