package lab.pipeline;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The variables that Kubernetes sets in a container for each Service of its namespace, {@code OCR_SERVICE_HOST} and the like. */
final class ServiceLinks {

    private ServiceLinks() {}

    /** Of those Services that have, or will get, an address of their own; one that is not known yet is empty. */
    static Map<String, String> of(List<Service> services) {
        var variables = new HashMap<String, String>();
        for (var service : services) {
            var address = requireNonNullElse(service.getSpec().getClusterIP(), "");
            if (!address.equals("None")
                    && !"ExternalName".equals(service.getSpec().getType())) {
                put(service, address, variables);
            }
        }
        return variables;
    }

    private static void put(Service service, String address, Map<String, String> variables) {
        var name = variable(service.getMetadata().getName());
        var ports = service.getSpec().getPorts();
        if (ports.isEmpty()) {
            return;
        }
        variables.put(name + "_SERVICE_HOST", address);
        variables.put(name + "_SERVICE_PORT", String.valueOf(ports.get(0).getPort()));
        variables.put(
                name + "_PORT",
                address.isEmpty() ? "" : "tcp://" + address + ":" + ports.get(0).getPort());
        for (var port : ports) {
            if (port.getName() != null) {
                variables.put(name + "_SERVICE_PORT_" + variable(port.getName()), String.valueOf(port.getPort()));
            }
        }
    }

    private static String variable(String name) {
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
