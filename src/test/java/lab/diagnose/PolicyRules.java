package lab.diagnose;

import static lab.diagnose.Cause.NETWORK_POLICY;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.stream.Stream;
import lab.pipeline.LetterService;
import lab.pipeline.Part;
import lab.pipeline.Selector;

/** A NetworkPolicy keeps a caller away. Not every cluster enforces them, so it is judged by what it says. */
final class PolicyRules implements Rule {

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.parts().stream()
                .filter(part -> part.isDeployed() && part.role() != LetterService.FRONTEND)
                .flatMap(part -> {
                    var caller = evidence.parts().get(part.role().ordinal() - 1);
                    var guards = evidence.policies().stream()
                            .filter(part::isGuardedBy)
                            .toList();
                    return guards.isEmpty() || guards.stream().anyMatch(policy -> admits(policy, caller))
                            ? Stream.empty()
                            : Stream.of(new Finding(
                                    NETWORK_POLICY,
                                    part.name(),
                                    List.of(
                                            guards.get(0).getMetadata().getName(),
                                            caller.name(),
                                            String.valueOf(caller.podLabels())),
                                    List.of("NetworkPolicy %s: podSelector %s, ingress %s"
                                            .formatted(
                                                    guards.get(0).getMetadata().getName(),
                                                    Selector.text(Part.chosen(guards.get(0))),
                                                    guards.get(0)
                                                                    .getSpec()
                                                                    .getIngress()
                                                                    .isEmpty()
                                                            ? "from nobody"
                                                            : "not from " + caller.podLabels()))));
                });
    }

    private static boolean admits(NetworkPolicy policy, Part caller) {
        return policy.getSpec().getIngress().stream()
                .anyMatch(rule ->
                        rule.getFrom().isEmpty() || rule.getFrom().stream().anyMatch(peer -> admits(peer, caller)));
    }

    private static boolean admits(NetworkPolicyPeer peer, Part caller) {
        var pods = peer.getPodSelector();
        return peer.getIpBlock() != null || pods == null || Selector.chooses(pods, caller.podLabels());
    }
}
