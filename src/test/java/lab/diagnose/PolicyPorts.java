package lab.diagnose;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Set;
import lab.pipeline.Part;
import lab.pipeline.Selector;

/** Whom and what a NetworkPolicy lets through, as far as its text tells. */
final class PolicyPorts {

    private static final Set<String> DNS = Set.of("53", "dns", "dns-tcp");

    private PolicyPorts() {}

    /** Those that say where a part's pods may go. */
    static List<NetworkPolicy> leaving(Part part, List<NetworkPolicy> policies) {
        return policies.stream()
                .filter(policy -> (policy.getSpec().getPolicyTypes().contains("Egress")
                                || policy.getSpec().getPolicyTypes().isEmpty()
                                        && !policy.getSpec().getEgress().isEmpty())
                        && Selector.chooses(Part.chosen(policy), part.podLabels()))
                .toList();
    }

    /** The cluster's DNS is in another namespace. */
    static boolean letsOutToNames(NetworkPolicy policy) {
        return policy.getSpec().getEgress().stream()
                .anyMatch(rule ->
                        (rule.getPorts().isEmpty() || rule.getPorts().stream().anyMatch(PolicyPorts::isDns))
                                && (rule.getTo().isEmpty()
                                        || rule.getTo().stream()
                                                .anyMatch(peer -> peer.getNamespaceSelector() != null
                                                        || peer.getIpBlock() != null)));
    }

    static boolean letsOut(NetworkPolicy policy, Part next) {
        return policy.getSpec().getEgress().stream()
                .anyMatch(rule ->
                        (rule.getTo().isEmpty() || rule.getTo().stream().anyMatch(peer -> means(peer, next)))
                                && (rule.getPorts().isEmpty()
                                        || rule.getPorts().stream().anyMatch(port -> isOf(port, next))));
    }

    static boolean letsIn(NetworkPolicy policy, Part caller, Part next) {
        return policy.getSpec().getIngress().stream()
                .anyMatch(rule ->
                        (rule.getFrom().isEmpty() || rule.getFrom().stream().anyMatch(peer -> means(peer, caller)))
                                && (rule.getPorts().isEmpty()
                                        || rule.getPorts().stream().anyMatch(port -> isOf(port, next))));
    }

    static String shown(List<?> rules) {
        return rules.isEmpty() ? "none" : Serialization.asJson(rules);
    }

    /** Labels of namespaces, and addresses, are not known here. */
    private static boolean means(NetworkPolicyPeer peer, Part part) {
        return peer.getIpBlock() != null
                || peer.getPodSelector() == null
                || Selector.chooses(peer.getPodSelector(), part.podLabels());
    }

    private static boolean isDns(NetworkPolicyPort port) {
        return port.getPort() == null
                || DNS.contains(String.valueOf(port.getPort().getValue()))
                || port.getEndPort() != null;
    }

    /** A policy's ports are those of the pods, not of their Service. */
    private static boolean isOf(NetworkPolicyPort port, Part part) {
        if (port.getPort() == null || port.getEndPort() != null) {
            return true;
        }
        var number = Part.number(port.getPort(), part.containers());
        return part.service() == null
                || number.isPresent()
                        && part.service().getSpec().getPorts().stream()
                                .anyMatch(one -> part.targetPort(one).equals(number));
    }
}
