package lab.observe;

import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import lab.pipeline.LetterService;
import lab.pipeline.Manifests;

/** The pods behind a Service: what it selects, what labels the pods carry, which addresses get its traffic. */
public record Endpoints(String service, Map<String, String> selector, Map<String, String> podLabels, List<String> addresses) {

    public static Endpoints of(KubernetesClient kubernetes, LetterService service) {
        var selector = kubernetes.services().inNamespace(Manifests.NAMESPACE).withName(service.service()).require().getSpec().getSelector();
        var labels = kubernetes.apps().deployments().inNamespace(Manifests.NAMESPACE).withName(service.deployment()).require()
            .getSpec().getTemplate().getMetadata().getLabels();
        var endpoints = kubernetes.endpoints().inNamespace(Manifests.NAMESPACE).withName(service.service()).get();
        var addresses = endpoints == null ? List.<String>of() : endpoints.getSubsets().stream()
            .flatMap(subset -> subset.getAddresses().stream()).map(EndpointAddress::getIp).toList();
        return new Endpoints(service.service(), selector, labels, addresses);
    }

    /** Whether a pod gets the Service's traffic. */
    public boolean ready() {
        return !addresses.isEmpty();
    }

    @Override
    public String toString() {
        var matches = podLabels.entrySet().containsAll(selector.entrySet());
        return "%s selects %s and the pods carry %s: %s".formatted(service, selector, podLabels,
            matches ? "they match, ready addresses: " + addresses : "its selector matches none of them, so it has no endpoints");
    }
}
