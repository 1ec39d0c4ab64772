package lab.checks.catalogue;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.Map;

/** Policies about who may ask whom. */
final class Guards {

    private Guards() {}

    /** Nobody but that caller, at the port where it listens. */
    static NetworkPolicy lettingIn(RandomPart part, RandomPart caller) {
        return new NetworkPolicyBuilder(keepingOut(part))
                .editSpec()
                .addNewIngress()
                .addNewFrom()
                .withNewPodSelector()
                .withMatchLabels(labels(caller))
                .endPodSelector()
                .endFrom()
                .addNewPort()
                .withPort(new IntOrString(part.port()))
                .endPort()
                .endIngress()
                .endSpec()
                .build();
    }

    /** Nobody at all. */
    static NetworkPolicy keepingOut(RandomPart part) {
        return policy("guard-" + part.name(), "Ingress", labels(part));
    }

    /** It may ask nobody, not even for a name. */
    static NetworkPolicy keepingIn(RandomPart part) {
        return policy("jail-" + part.name(), "Egress", labels(part));
    }

    private static NetworkPolicy policy(String name, String type, Map<String, String> labels) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(labels)
                .endPodSelector()
                .withPolicyTypes(type)
                .endSpec()
                .build();
    }

    private static Map<String, String> labels(RandomPart part) {
        return Map.copyOf(part.template().getMetadata().getLabels());
    }
}
