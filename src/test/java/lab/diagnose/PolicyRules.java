package lab.diagnose;

import static lab.diagnose.Cause.NETWORK_POLICY;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.stream.Stream;
import lab.observe.Hop;
import lab.pipeline.Part;
import lab.pipeline.Selector;

/** A NetworkPolicy keeps a caller away from the next service, or from the names. It is to blame only where nothing came back. */
final class PolicyRules implements Rule {

    @Override
    public Stream<Finding> findings(Evidence evidence) {
        return evidence.parts().stream()
                .filter(Part::isDeployed)
                .flatMap(part -> evidence.caller(part).stream()
                        .filter(Part::isDeployed)
                        .flatMap(caller -> finding(caller, part, evidence)));
    }

    private static Stream<Finding> finding(Part caller, Part part, Evidence evidence) {
        var name = evidence.steps().last(caller.role(), Hop.Step.NAME);
        var isWalked = name.isPresent();
        var namesFail = name.filter(hop -> !hop.succeeded()).isPresent();
        var callsFail = Stream.of(Hop.Step.CONNECT, Hop.Step.ENDPOINT)
                .flatMap(step -> evidence.steps().each(caller.role(), step))
                // k3s' controller refuses what it does not let through; where nothing listens there is another reason
                // for that; but whose policy keeps strangers away cannot be asked what listens
                .anyMatch(hop -> !hop.succeeded()
                        && !(hop.refused()
                                && evidence.listening(part.role()).isEmpty()
                                && evidence.policies().stream().noneMatch(part::isGuardedBy)));
        var isSilent = evidence.isForecast() || !isWalked && evidence.isCutOff(caller);
        return Stream.of(
                        isSilent || namesFail ? names(caller, evidence) : Stream.<NetworkPolicy>empty(),
                        isSilent || callsFail ? entry(caller, part, evidence) : Stream.<NetworkPolicy>empty(),
                        isSilent || callsFail ? exit(caller, part, evidence) : Stream.<NetworkPolicy>empty())
                .flatMap(policies -> policies)
                .limit(1)
                .map(policy -> finding(policy, caller, part, evidence));
    }

    /** Those that keep the caller from asking for names. */
    private static Stream<NetworkPolicy> names(Part caller, Evidence evidence) {
        var policies = PolicyPorts.leaving(caller, evidence.policies());
        return policies.stream().anyMatch(policy -> PolicyPorts.letsOutToNames(policy))
                ? Stream.empty()
                : policies.stream();
    }

    /** Those that keep the caller out of the next. */
    private static Stream<NetworkPolicy> entry(Part caller, Part next, Evidence evidence) {
        var policies = evidence.policies().stream().filter(next::isGuardedBy).toList();
        return policies.stream().anyMatch(policy -> PolicyPorts.letsIn(policy, caller, next))
                ? Stream.empty()
                : policies.stream();
    }

    /** Those that keep the caller in. */
    private static Stream<NetworkPolicy> exit(Part caller, Part next, Evidence evidence) {
        var policies = PolicyPorts.leaving(caller, evidence.policies());
        return policies.stream().anyMatch(policy -> PolicyPorts.letsOut(policy, next))
                ? Stream.empty()
                : policies.stream();
    }

    private static Finding finding(NetworkPolicy policy, Part caller, Part part, Evidence evidence) {
        return new Finding(
                NETWORK_POLICY,
                part.name(),
                List.of(policy.getMetadata().getName(), caller.name(), String.valueOf(caller.podLabels())),
                Stream.concat(
                                Stream.of("NetworkPolicy %s: podSelector %s, policyTypes %s, ingress %s, egress %s"
                                        .formatted(
                                                policy.getMetadata().getName(),
                                                Selector.text(Part.chosen(policy)),
                                                policy.getSpec().getPolicyTypes(),
                                                PolicyPorts.shown(
                                                        policy.getSpec().getIngress()),
                                                PolicyPorts.shown(
                                                        policy.getSpec().getEgress()))),
                                evidence.steps().failed(caller).map(Hop::toString))
                        .toList());
    }
}
