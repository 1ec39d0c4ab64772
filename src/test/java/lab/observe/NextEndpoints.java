package lab.observe;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.pipeline.NextUrl;

/** The pods behind the Service that a caller in this namespace asks for. */
record NextEndpoints(KubernetesClient kubernetes, String namespace) {

    /** As it stands in a URL. */
    static String host(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /** The pods behind the Service that has that address, or that name, by Kubernetes' own list; at the port that the URL's port leads to. */
    Map<String, String> of(NextUrl url, String address) {
        var where = url.isAddress() ? namespace : url.namespace(namespace);
        var endpoints = new HashMap<String, String>();
        service(url, address, where).ifPresent(service -> {
            var headless = "None".equals(service.getSpec().getClusterIP());
            var port = service.getSpec().getPorts().stream()
                    .filter(one -> one.getPort() == url.port())
                    .findFirst();
            for (var slice : kubernetes
                    .discovery()
                    .v1()
                    .endpointSlices()
                    .inNamespace(where)
                    .list()
                    .getItems()) {
                if (!service.getMetadata()
                        .getName()
                        .equals(label(slice.getMetadata().getLabels()))) {
                    continue;
                }
                var number = headless
                        ? Optional.of(url.port())
                        : some(slice.getPorts())
                                .filter(one -> port.isPresent()
                                        && String.valueOf(
                                                        port.get().getName() == null
                                                                ? ""
                                                                : port.get().getName())
                                                .equals(one.getName() == null ? "" : one.getName()))
                                .map(one -> one.getPort())
                                .findFirst();
                some(slice.getEndpoints())
                        .filter(one -> one.getTargetRef() != null
                                && !Boolean.FALSE.equals(one.getConditions().getReady()))
                        .forEach(one -> number.ifPresent(at -> endpoints.put(
                                one.getTargetRef().getName(),
                                host(one.getAddresses().get(0)) + ":" + at)));
            }
        });
        return endpoints;
    }

    /** Of a Service that leads nowhere both of a slice's lists are null. */
    private static <T> Stream<T> some(List<T> list) {
        return Stream.ofNullable(list).flatMap(List::stream);
    }

    private static String label(Map<String, String> labels) {
        return labels == null ? null : labels.get("kubernetes.io/service-name");
    }

    private Optional<Service> service(NextUrl url, String address, String where) {
        return kubernetes.services().inNamespace(where).list().getItems().stream()
                .filter(service -> url.isAddress()
                        ? address.equals(service.getSpec().getClusterIP())
                        : url.service().equals(service.getMetadata().getName()))
                .findFirst();
    }
}
